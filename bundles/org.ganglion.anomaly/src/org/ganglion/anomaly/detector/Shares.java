package org.ganglion.anomaly.detector;

import java.util.Arrays;

/** Parts of a whole. */
final class Shares {
  private Shares() {}

  /** Each value's part of the sum of squares; all equal where that is zero. */
  static double[] ofSquares(double[] values) {
    return of(Arrays.stream(values).map(v -> v * v).toArray());
  }

  /** Each value's part of the sum of values that are not negative. */
  static double[] of(double[] parts) {
    double sum = Arrays.stream(parts).sum();
    return Arrays.stream(parts).map(part -> sum > 0 ? part / sum : 1.0 / parts.length).toArray();
  }
}
