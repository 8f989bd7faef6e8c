package org.ganglion.benchmarks;

import java.util.Locale;
import java.util.Map;

/** Whether two engines compute the same: what came of a first step from equal weights on equal numbers. */
final class Agreement {
  /** Relative L2 distance that float32 in another order of summation may have. */
  private static final double VALUES = 1e-4;

  /**
   * The same for gradients. A value that rounding moves over the kink of a ReLU changes its whole gradient from one slope to the other: one such value of
   * the 400,000 in a batch of the DCGAN moves the generator's gradients by 1e-3. With tanh in place of ReLU that row agrees within {@link #VALUES}.
   */
  private static final double GRADIENTS = 5e-3;

  /** The same for what Adam made of the gradients. */
  private static final double UPDATE = 1e-2;

  /**
   * Adam's first step is the sign of the gradient. Below this share of the gradients' root mean square, ten times what a moved kink does, the sign may be
   * rounding (a bias in front of batch normalisation has gradient zero), and nothing is compared.
   */
  private static final double ROUNDING = 1e-2;

  private Agreement() {}

  /**
   * Compares.
   *
   * @throws IllegalStateException when they differ; names row, peer and value
   */
  static void require(String row, String peer, Map<String, float[]> ours, Map<String, float[]> theirs) {
    if (!ours.keySet().equals(theirs.keySet())) {
      throw new IllegalStateException("row " + row + ": our engine gives " + ours.keySet() + ", " + peer + " gives " + theirs.keySet());
    }
    ours.forEach((name, values) -> {
      boolean update = name.endsWith(".update");
      float[] gradients = update ? theirs.get(name.replace(".update", ".gradients")) : theirs.get(name);
      double distance = distance(values, theirs.get(name), gradients, update ? ROUNDING * rootMeanSquare(gradients) : 0);
      double allowed = update ? UPDATE : name.endsWith(".gradients") ? GRADIENTS : VALUES;
      // Not a number is no agreement either.
      if (!(distance <= allowed)) {
        throw new IllegalStateException(String.format(Locale.ROOT, "row %s: '%s' of our engine and of %s differ by %.2e (relative L2), at most %.0e is rounding",
            row, name, peer, distance, allowed));
      }
    });
  }

  /** Relative L2 distance over the elements where the weight is at least {@code least} in size. */
  private static double distance(float[] ours, float[] theirs, float[] weight, double least) {
    if (ours.length != theirs.length) {
      return Double.POSITIVE_INFINITY;
    }
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < ours.length; i++) {
      if (Math.abs(weight[i]) < least) {
        continue;
      }
      difference += Math.pow((double) ours[i] - theirs[i], 2);
      norm += Math.pow(theirs[i], 2);
    }
    return Math.sqrt(difference / Math.max(norm, Double.MIN_NORMAL));
  }

  private static double rootMeanSquare(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum / values.length);
  }
}
