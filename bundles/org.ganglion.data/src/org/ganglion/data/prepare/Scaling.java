package org.ganglion.data.prepare;

import java.util.Arrays;
import org.ganglion.api.artifact.Preparation;

/** What numbers are scaled to; fitted on training data. */
public enum Scaling {
  /** Not at all. */
  NONE,
  /** Lowest to highest value of training: 0 to 1. */
  RANGE,
  /** Mean 0, standard deviation 1. */
  STANDARD,
  /** Median 0, the middle half 1 wide: few extreme values do not matter. */
  ROBUST;

  /** The step for a column; a column of one value only is shifted, not scaled. */
  public Preparation.Scale fit(String column, double[] values) {
    double[] sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    if (sorted.length == 0 || this == NONE) {
      return new Preparation.Scale(column, 0, 1);
    }
    double mean = Arrays.stream(sorted).average().orElseThrow();
    return switch (this) {
      case RANGE -> step(column, sorted[0], sorted[sorted.length - 1] - sorted[0]);
      case ROBUST -> step(column, quantile(sorted, 0.5), quantile(sorted, 0.75) - quantile(sorted, 0.25));
      default -> step(column, mean, Math.sqrt(Arrays.stream(sorted).map(value -> (value - mean) * (value - mean)).average().orElseThrow()));
    };
  }

  private static Preparation.Scale step(String column, double shift, double spread) {
    return new Preparation.Scale(column, shift, spread > 0 ? 1 / spread : 1);
  }

  /** By straight line between the order statistics, as NumPy does. */
  static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
