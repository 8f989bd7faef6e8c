package org.ganglion.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Engine;
import org.ganglion.api.engine.EngineInfo;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.testkit.oracle.InterpreterEngine;

/** The interpreter under another name; it refuses one kind of layer, estimates what it is told to, and remembers what it compiled. */
final class NamedEngine implements Engine {
  final List<String> compiled = new ArrayList<>();
  private final String id;
  private final Class<? extends Layer> refused;
  private final long estimate;

  NamedEngine(String id, Class<? extends Layer> refused, long estimate) {
    this.id = id;
    this.refused = refused;
    this.estimate = estimate;
  }

  /** One that takes everything. */
  static NamedEngine of(String id) {
    return new NamedEngine(id, Layer.Composite.class, 1000);
  }

  @Override
  public EngineInfo info() {
    return new EngineInfo(id, "1", "CPU", "none");
  }

  @Override
  public Optional<String> refuses(NetworkGraph graph, CompileOptions options) {
    return graph.vertices().stream().filter(vertex -> refused.isInstance(vertex.layer())).findFirst()
        .map(vertex -> "'" + vertex.name() + "' is too hard");
  }

  @Override
  public Network compile(NetworkGraph graph, float[] parameters, float[] statistics, long seed, CompileOptions options) {
    compiled.add(graph.spec().name());
    return new InterpreterEngine().compile(graph, parameters, statistics, seed, options);
  }

  @Override
  public long estimate(NetworkGraph graph, CompileOptions options) {
    return estimate;
  }
}
