package org.ganglion.gan.measure;

import java.util.Arrays;
import java.util.Map;
import org.ganglion.kit.statistics.Bootstrap;
import org.ganglion.kit.statistics.FrechetDistance;
import org.ganglion.kit.statistics.Gaussian;
import org.ganglion.kit.statistics.Interval;

/** Fréchet distances in a judge's features. Another judge gives other numbers: they compare sets within one report, they are not the literature's FID. */
public final class FeatureDistance {
  /** Each resample costs two covariances and their eigenvalues. */
  private static final int RESAMPLES = 40;

  private static final int MOST = 4000;

  private final double[][] reference;
  private final long seed;

  /** Distances from features, images × features. */
  public FeatureDistance(double[][] reference, long seed) {
    this.reference = some(reference);
    this.seed = seed;
  }

  /** Rows from all over the set: the first of a test set may be of other people than the last. */
  private static double[][] some(double[][] rows) {
    if (rows.length <= MOST) {
      return rows;
    }
    double[][] some = new double[MOST][];
    Arrays.setAll(some, i -> rows[(int) ((long) i * rows.length / MOST)]);
    return some;
  }

  /** The distance of other features, with an interval over their sampling. Resampling repeats rows, so the interval lies a little high. */
  public Map<String, Object> of(double[][] rows) {
    Gaussian to = Gaussian.of(reference);
    double[][] taken = some(rows);
    Interval interval =
        new Bootstrap(RESAMPLES, 0.95, seed).of(taken.length, positions -> {
          double[][] chosen = new double[positions.length][];
          for (int i = 0; i < chosen.length; i++) {
            chosen[i] = taken[positions[i]];
          }
          return FrechetDistance.between(Gaussian.of(chosen), to);
        });
    return Figures.of(interval);
  }

  /** The distance alone, for baselines. */
  public double value(double[][] rows) {
    return FrechetDistance.between(Gaussian.of(some(rows)), Gaussian.of(reference));
  }
}
