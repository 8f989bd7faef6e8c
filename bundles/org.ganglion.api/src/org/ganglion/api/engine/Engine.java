package org.ganglion.api.engine;

import java.util.Optional;
import org.ganglion.api.network.NetworkGraph;

/** Service behind {@link TensorCore}: an implementation of {@link Network}. Preference is by service ranking. */
public interface Engine {
  /** Identity; must be cheap and load no native code that can fail: an engine that cannot run does not register. */
  EngineInfo info();

  /** Empty when it can compile the network; else a clause that names the layer and says why not. */
  Optional<String> refuses(NetworkGraph graph, CompileOptions options);

  /**
   * Compiles.
   *
   * @param parameters start values in canonical layout
   * @param statistics start values of the running statistics
   */
  Network compile(NetworkGraph graph, float[] parameters, float[] statistics, long seed, CompileOptions options);

  /** Estimate of the native bytes that compiling takes, for the memory budget. */
  long estimate(NetworkGraph graph, CompileOptions options);
}
