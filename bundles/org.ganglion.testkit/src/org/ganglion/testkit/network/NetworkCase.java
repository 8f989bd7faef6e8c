package org.ganglion.testkit.network;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;

/**
 * A network to test with.
 *
 * @param name says what is special about it
 * @param batches sizes to feed one after the other; the largest is what to compile for
 */
public record NetworkCase(String name, NetworkSpec spec, List<Integer> batches) {
  /** A case with full, single, ragged and again full batches. */
  public static NetworkCase of(String name, NetworkSpec spec) {
    return new NetworkCase(name, spec, List.of(5, 1, 3, 5));
  }

  /** The same with other batches. */
  public NetworkCase withBatches(int... sizes) {
    return new NetworkCase(name, spec, IntStream.of(sizes).boxed().collect(Collectors.toList()));
  }

  /** Largest batch. */
  public int maxBatch() {
    return batches.stream().max(Integer::compare).orElseThrow();
  }

  /** The network resolved, with the kernels of {@link TestKernels}. */
  public NetworkGraph graph() {
    return NetworkGraph.of(spec, TestKernels::find);
  }
}
