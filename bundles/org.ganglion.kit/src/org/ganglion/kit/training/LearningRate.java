package org.ganglion.kit.training;

/** Size of the steps over a training. */
@FunctionalInterface
public interface LearningRate {
  /** The rate of a batch out of so many. */
  double at(long batch, long batches);

  /** The same all the time. */
  static LearningRate constant(double rate) {
    return (batch, batches) -> rate;
  }

  /** Half a cosine from {@code rate} to nothing (Loshchilov and Hutter, 2017, without restarts). */
  static LearningRate cosine(double rate) {
    return (batch, batches) -> rate * 0.5 * (1 + Math.cos(Math.PI * batch / Math.max(1, batches)));
  }
}
