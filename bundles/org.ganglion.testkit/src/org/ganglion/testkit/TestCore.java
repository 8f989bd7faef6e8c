package org.ganglion.testkit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Engine;
import org.ganglion.api.engine.EngineInfo;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.engine.UnsupportedNetworkException;
import org.ganglion.api.network.Initialisation;
import org.ganglion.api.network.LayerKernel;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.Arena;
import org.ganglion.testkit.oracle.InterpreterEngine;

/** A tensor core for plain unit tests: one engine, the {@link InterpreterEngine} unless another is given, and arenas without native code. */
public final class TestCore implements TensorCore {
  private final Engine engine;
  private final Function<String, LayerKernel> kernels;

  /** A core on the interpreter, without custom layers. */
  public TestCore() {
    this(new InterpreterEngine(), id -> null);
  }

  /** A core on an engine, with kernels of custom layers by id (null where there is none). */
  public TestCore(Engine engine, Function<String, LayerKernel> kernels) {
    this.engine = engine;
    this.kernels = kernels;
  }

  @Override
  public Network compile(NetworkSpec spec, long seed, CompileOptions options) {
    NetworkGraph graph = NetworkGraph.of(spec, kernels);
    String id = engine.info().id();
    Optional<String> refusal = options.engine().filter(wanted -> !wanted.equals(id))
        .map(wanted -> "there is no engine '" + wanted + "', only '" + id + "'");
    refusal = refusal.or(() -> engine.refuses(graph, options));
    if (refusal.isPresent()) {
      throw new UnsupportedNetworkException("network '" + spec.name() + "': " + refusal.get());
    }
    return engine.compile(graph, Initialisation.parameters(graph, seed), Initialisation.statistics(graph), seed, options);
  }

  @Override
  public Arena arena() {
    return new TestArena(Long.MAX_VALUE);
  }

  @Override
  public List<EngineInfo> engines() {
    return List.of(engine.info());
  }
}
