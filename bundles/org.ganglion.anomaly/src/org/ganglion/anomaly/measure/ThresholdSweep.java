package org.ganglion.anomaly.measure;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The best value of a measure over {@value #STEPS} thresholds, evenly from the lowest score to the highest; a row is marked where its score is above.
 */
final class ThresholdSweep {
  private static final int STEPS = 100;

  private ThresholdSweep() {}

  static double best(double[] scores, ToDoubleFunction<boolean[]> measure) {
    double low = Arrays.stream(scores).min().orElseThrow();
    double high = Arrays.stream(scores).max().orElseThrow();
    double step = (high - low) / (STEPS - 1);
    double best = 0;
    for (int k = 0; k < STEPS; k++) {
      double threshold = k == STEPS - 1 ? high : low + k * step;
      double value = measure.applyAsDouble(Segment.above(scores, threshold));
      best = value > best ? value : best;
    }
    return best;
  }
}
