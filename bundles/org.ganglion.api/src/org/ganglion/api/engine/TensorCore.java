package org.ganglion.api.engine;

import java.util.List;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.Arena;

/** Service of the platform: compiles networks on the fitting engine, and owns the memory budget. Thread-safe. */
public interface TensorCore {
  /**
   * A network with start values that are a function of (spec, seed).
   *
   * @throws org.ganglion.api.network.InvalidNetworkException when the spec makes no network
   * @throws UnsupportedNetworkException when no engine, or not the one asked for, can compile it
   * @throws org.ganglion.api.tensor.Arena.OutOfMemory with the network's estimate, when the budget does not hold it
   */
  Network compile(NetworkSpec spec, long seed, CompileOptions options);

  /** A new arena on the platform's memory budget. */
  Arena arena();

  /** Engines that are there, in order of preference. */
  List<EngineInfo> engines();
}
