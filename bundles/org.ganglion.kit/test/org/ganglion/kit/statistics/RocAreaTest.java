package org.ganglion.kit.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.ganglion.api.random.RandomStream;
import org.junit.jupiter.api.Test;

class RocAreaTest {
  @Test
  void perfectReversedAndTiedOrder() {
    assertEquals(1, RocArea.of(new double[] {3, 4}, new double[] {1, 2}));
    assertEquals(0, RocArea.of(new double[] {1, 2}, new double[] {3, 4}));
    assertEquals(0.5, RocArea.of(new double[] {7, 7, 7}, new double[] {7, 7}));
  }

  @Test
  void tiesCountHalf() {
    // Pairs: (2,1) 1, (2,2) ½, (1,1) ½, (1,2) 0: 2 of 4.
    assertEquals(0.5, RocArea.of(new double[] {2, 1}, new double[] {1, 2}));
    // Pairs: (3,1) 1, (3,2) 1, (2,1) 1, (2,2) ½.
    assertEquals(3.5 / 4, RocArea.of(new double[] {3, 2}, new double[] {1, 2}));
    assertEquals(0.5, RocArea.of(new double[] {0.0}, new double[] {-0.0}), "minus zero is zero");
  }

  @Test
  void equalsTheCountOfPairs() {
    RandomStream stream = RandomStream.of(1, "scores");
    double[] positives = new double[40];
    double[] negatives = new double[30];
    for (int i = 0; i < 40; i++) {
      positives[i] = stream.below(12, 0, i);
    }
    for (int i = 0; i < 30; i++) {
      negatives[i] = stream.below(10, 1, i);
    }
    double wins = 0;
    for (double p : positives) {
      for (double n : negatives) {
        wins += p > n ? 1 : p == n ? 0.5 : 0;
      }
    }
    assertEquals(wins / (40 * 30), RocArea.of(positives, negatives), 1e-15);
  }

  @Test
  void nothingToCompareIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> RocArea.of(new double[0], new double[] {1}));
    assertThrows(IllegalArgumentException.class, () -> RocArea.of(new double[] {Double.NaN}, new double[] {1}));
  }
}
