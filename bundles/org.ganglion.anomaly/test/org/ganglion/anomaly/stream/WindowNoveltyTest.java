package org.ganglion.anomaly.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** If these fail, distances drift from what they should be, and novelty is noise. */
class WindowNoveltyTest {
  private static final int WINDOW = 5;
  private static final int HISTORY = 40;

  @Test
  void equalsTheNearestWindowFoundByTryingAll() {
    double[] values = new SplittableRandom(3).doubles(400).toArray();
    values[200] = 1e6;
    WindowNovelty novelty = new WindowNovelty(WINDOW, HISTORY);
    for (int t = 0; t < values.length; t++) {
      double ours = novelty.next(values[t]);
      int most = Math.min(t - WINDOW + 1, HISTORY);
      double expected = Double.MAX_VALUE;
      for (int lag = WINDOW + 1; lag <= most; lag++) {
        double sum = 0;
        for (int i = 0; i < WINDOW; i++) {
          sum += Math.pow(values[t - i] - values[t - i - lag], 2);
        }
        expected = Math.min(expected, Math.sqrt(sum));
      }
      if (most > 2 * WINDOW) {
        // Squares of 1e6 leave rounding of 1e-4 until each lag has been summed afresh.
        assertEquals(expected, ours, t < 200 || t > 200 + 2 * HISTORY + WINDOW ? 1e-6 : 0.02 + 1e-6 * expected, "row " + t);
      }
    }
  }
}
