package org.ganglion.benchmarks;

import java.util.Locale;
import java.util.Map;
import org.ganglion.benchmarks.row.Row;

/** Whether two engines compute the same: what came of a first step from equal weights on equal numbers. */
final class Agreement {
  /** Relative L2 distance that float32 in another order of summation may have. */
  private static final double VALUES = 1e-4;

  /** The same for gradients of a network with kinks: a value that rounding moves over one changes its slope, see {@link Row#smooth()}. */
  private static final double KINKED_GRADIENTS = 5e-3;

  /** The same for what Adam made of the gradients, which is their sign in its first step, and of gradients with kinks. */
  private static final double UPDATE = 1e-3;

  private static final double KINKED_UPDATE = 1e-2;

  /**
   * Below this share of the gradients' root mean square, ten times the distance that is allowed above, a sign may be rounding (a bias in front of
   * batch normalisation has gradient zero), and nothing is compared.
   */
  private static final double ROUNDING = 1e-3;

  private static final double KINKED_ROUNDING = 1e-2;

  private Agreement() {}

  /**
   * Compares.
   *
   * @param smooth whether the values come from the row's smooth twin
   * @throws IllegalStateException when they differ; names row, peer and value
   */
  static void require(String row, String peer, Map<String, float[]> ours, Map<String, float[]> theirs, boolean smooth) {
    if (!ours.keySet().equals(theirs.keySet())) {
      throw new IllegalStateException("row " + row + ": our engine gives " + ours.keySet() + ", " + peer + " gives " + theirs.keySet());
    }
    double rounding = smooth ? ROUNDING : KINKED_ROUNDING;
    ours.forEach((name, values) -> {
      boolean update = name.endsWith(".update");
      float[] gradients = update ? theirs.get(name.replace(".update", ".gradients")) : theirs.get(name);
      double distance = distance(values, theirs.get(name), gradients, update ? rounding * rootMeanSquare(gradients) : 0);
      double allowed = allowed(name, smooth);
      // Not a number is no agreement either.
      if (!(distance <= allowed)) {
        throw new IllegalStateException(
            String.format(Locale.ROOT, "row %s: '%s' of our engine and of %s differ by %.2e (relative L2), at most %.0e is rounding",
            row, name, peer, distance, allowed));
      }
    });
  }

  private static double allowed(String name, boolean smooth) {
    if (name.endsWith(".update")) {
      return smooth ? UPDATE : KINKED_UPDATE;
    }
    return name.endsWith(".gradients") && !smooth ? KINKED_GRADIENTS : VALUES;
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
