package org.ganglion.tensor.onednn;

import java.util.Optional;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Engine;
import org.ganglion.api.engine.EngineInfo;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.tensor.onednn.layer.LayerFamilies;
import org.ganglion.tensor.onednn.natives.NativeLibrary;

/** The engine on oneDNN: networks compiled to prebuilt primitives over preallocated memory. The library is loaded when first needed. */
public final class OneDnnEngine implements Engine {
  /** Id under which options ask for it. */
  public static final String ID = "onednn";

  private final NativeLibrary library;

  public OneDnnEngine(NativeLibrary library) {
    this.library = library;
  }

  @Override
  public EngineInfo info() {
    return library.info(ID);
  }

  @Override
  public Optional<String> refuses(NetworkGraph graph, CompileOptions options) {
    return graph.vertices().stream().map(LayerFamilies::refuses).flatMap(Optional::stream).findFirst();
  }

  @Override
  public Network compile(NetworkGraph graph, float[] parameters, float[] statistics, long seed, CompileOptions options) {
    return new OneDnnNetwork(library, graph, parameters, statistics, seed, options);
  }

  @Override
  public long estimate(NetworkGraph graph, CompileOptions options) {
    int copies = options.gradients().isEmpty() ? 2 : 4;
    long parameters = (long) graph.parameterCount() * (options.gradients().contains(Gradient.PARAMETERS) ? 3 : 2);
    return Float.BYTES * (parameters + copies * options.maxBatch() * (graph.activationsPerSample() + sequences(graph)));
  }

  /** Gates of recurrent layers, which are no activations of the graph. */
  private static long sequences(NetworkGraph graph) {
    return graph.vertices().stream()
        .filter(vertex -> vertex.layer() instanceof Layer.Lstm)
        .mapToLong(vertex -> 4 * vertex.shape().size())
        .sum();
  }
}
