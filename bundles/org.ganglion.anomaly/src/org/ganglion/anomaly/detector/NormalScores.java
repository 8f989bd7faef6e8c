package org.ganglion.anomaly.detector;

import java.util.Arrays;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.anomaly.Samples;

/** What a detector gave to the samples it was fitted on, for thresholds: kept as its upper quantiles and the tail beyond. */
public record NormalScores(double[] quantiles) {
  private static final int KEPT = 1001;

  /** Scores every sample, or a few thousand of many. */
  public static NormalScores of(FittedDetector detector, Samples normal) {
    int step = Math.max(1, normal.count() / 20_000);
    double[] scores = new double[(normal.count() + step - 1) / step];
    double[] sample = new double[normal.width()];
    for (int i = 0; i < scores.length; i++) {
      normal.read(i * step, sample);
      scores[i] = detector.score(sample);
    }
    Arrays.sort(scores);
    double[] quantiles = new double[Math.min(KEPT, scores.length)];
    for (int i = 0; i < quantiles.length; i++) {
      quantiles[i] = scores[(int) Math.round(i * (scores.length - 1.0) / Math.max(1, quantiles.length - 1))];
    }
    return new NormalScores(quantiles);
  }

  /** The score that a share of normal samples exceeds. Beyond the 99 % quantile the tail is exponential with its mean excess. */
  public double threshold(double share) {
    int n = quantiles.length;
    double place = (1 - share) * (n - 1);
    int tail = (int) (0.99 * (n - 1));
    if (place <= tail || n < 100) {
      return quantiles[(int) Math.min(n - 1, Math.ceil(place))];
    }
    double excess = Arrays.stream(quantiles, tail, n).map(q -> q - quantiles[tail]).average().orElse(0);
    return quantiles[tail] + excess * Math.log(0.01 / Math.max(share, 1e-12));
  }
}
