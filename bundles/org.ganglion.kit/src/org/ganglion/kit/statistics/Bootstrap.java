package org.ganglion.kit.statistics;

import java.util.Arrays;
import org.ganglion.api.random.RandomStream;

/** Percentile intervals by resampling with replacement (Efron, 1979). Equal seeds give equal intervals. */
public final class Bootstrap {
  private final int resamples;
  private final double level;
  private final RandomStream stream;

  /**
   * Intervals of a level.
   *
   * @param resamples how many; 1,000 gives ends that are steady to about a tenth of the width
   * @param level share of resamples inside, 0.95 for instance
   */
  public Bootstrap(int resamples, double level, long seed) {
    if (resamples < 1 || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a bootstrap needs a resample and a level between 0 and 1, not " + resamples + " and " + level);
    }
    this.resamples = resamples;
    this.level = level;
    this.stream = RandomStream.of(seed, "bootstrap");
  }

  /** A number from the positions of a (re)sample; positions may come twice. */
  @FunctionalInterface
  public interface Statistic {
    double of(int[] positions);
  }

  /** Interval of a statistic of {@code n} observations. */
  public Interval of(int n, Statistic statistic) {
    int[] positions = new int[n];
    Arrays.setAll(positions, i -> i);
    double value = statistic.of(positions);
    double[] values = new double[resamples];
    for (int resample = 0; resample < resamples; resample++) {
      for (int i = 0; i < n; i++) {
        positions[i] = stream.below(n, resample, i);
      }
      values[resample] = statistic.of(positions);
    }
    Arrays.sort(values);
    return new Interval(value, quantile(values, (1 - level) / 2), quantile(values, (1 + level) / 2));
  }

  /** Interval of a mean. */
  public Interval mean(double[] observations) {
    return of(
        observations.length,
        positions -> {
          double sum = 0;
          for (int position : positions) {
            sum += observations[position];
          }
          return sum / positions.length;
        });
  }

  /** Linear interpolation between the order statistics around {@code p·(n − 1)}. */
  static double quantile(double[] sorted, double p) {
    double place = p * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
