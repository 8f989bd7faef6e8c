package org.ganglion.api.network;

import org.ganglion.api.random.RandomStream;

/**
 * Which values a dropout layer keeps: a function of (network seed, node, forward step, element), so that all engines and any number of threads drop
 * the same ones. Element counts row-major through the whole batch.
 */
public final class DropoutMask {
  private DropoutMask() {}

  /** The stream of a dropout node under the network's seed. */
  public static RandomStream stream(long seed, String node) {
    return RandomStream.of(seed, "dropout/" + node);
  }

  /** Factor of one element: 0, or 1 / (1 − rate). The step is the number of training-mode forward passes before this one. */
  public static float factor(RandomStream stream, double rate, long step, long element) {
    return stream.uniform(step, element) < rate ? 0 : (float) (1 / (1 - rate));
  }
}
