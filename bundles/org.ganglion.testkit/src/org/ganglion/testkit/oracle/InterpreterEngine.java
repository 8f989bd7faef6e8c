package org.ganglion.testkit.oracle;

import java.util.Optional;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Engine;
import org.ganglion.api.engine.EngineInfo;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.NetworkGraph;

/** The {@link Interpreter} as an engine: every layer, no native code, slow. For tests that need some engine. */
public final class InterpreterEngine implements Engine {
  /** Its id. */
  public static final String ID = "interpreter";

  @Override
  public EngineInfo info() {
    return new EngineInfo(ID, "float64", "CPU", "Java");
  }

  @Override
  public Optional<String> refuses(NetworkGraph graph, CompileOptions options) {
    return Optional.empty();
  }

  @Override
  public Network compile(NetworkGraph graph, float[] parameters, float[] statistics, long seed, CompileOptions options) {
    return new InterpreterNetwork(graph, parameters, statistics, seed, options);
  }

  @Override
  public long estimate(NetworkGraph graph, CompileOptions options) {
    return TensorSet.outputs(graph).bytes(options.maxBatch()) + TensorSet.inputs(graph).bytes(options.maxBatch());
  }
}
