package org.ganglion.rl.agents.evaluation;

import java.util.Arrays;
import org.ganglion.kit.statistics.Bootstrap;
import org.ganglion.kit.statistics.Interval;

/** The mean of the middle half, which a lucky or unlucky seed moves little, with an interval over the seeds (Agarwal et al., 2021). */
public final class InterquartileMean {
  private static final int RESAMPLES = 2000;
  private static final double LEVEL = 0.95;

  private InterquartileMean() {}

  /** Of some scores; a quarter of them, rounded down, is left out at each end. */
  public static double of(double... scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    int cut = sorted.length / 4;
    return Arrays.stream(sorted, cut, sorted.length - cut).average().orElse(Double.NaN);
  }

  /** With its interval. */
  public static Interval interval(double[] scores, long seed) {
    return new Bootstrap(RESAMPLES, LEVEL, seed).of(scores.length, positions -> of(Arrays.stream(positions).mapToDouble(i -> scores[i]).toArray()));
  }
}
