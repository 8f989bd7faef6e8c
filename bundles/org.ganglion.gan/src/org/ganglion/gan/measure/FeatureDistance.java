package org.ganglion.gan.measure;

import java.util.Arrays;
import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.gan.source.ChosenSamples;
import org.ganglion.kit.statistics.Bootstrap;
import org.ganglion.kit.statistics.FrechetDistance;
import org.ganglion.kit.statistics.Gaussian;
import org.ganglion.kit.statistics.Interval;

/**
 * Fréchet distances in a judge's features. Another judge gives other numbers: they compare sets within one report, they are not the literature's FID.
 */
public final class FeatureDistance {
  /** Each resample costs two covariances and their eigenvalues. */
  private static final int RESAMPLES = 40;

  private static final int MOST = 4000;

  private final double[][] reference;
  private final long seed;

  /** Distances from features, images × features. */
  public FeatureDistance(double[][] reference, long seed) {
    this.seed = seed;
    this.reference = some(reference);
  }

  private double[][] some(double[][] rows) {
    int[] drawn = ChosenSamples.drawn(rows.length, MOST, RandomStream.of(seed, "distance"));
    return Arrays.stream(drawn).mapToObj(i -> rows[i]).toArray(double[][]::new);
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
