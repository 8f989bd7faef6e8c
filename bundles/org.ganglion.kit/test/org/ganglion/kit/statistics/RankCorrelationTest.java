package org.ganglion.kit.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {
  /** Without equal numbers it is 1 − 6·Σd² / (n·(n² − 1)); here d² add up to 8 of 5. */
  @Test
  void isSpearmans() {
    assertEquals(0.6, RankCorrelation.of(new double[] {1, 2, 3, 4, 5}, new double[] {20, 10, 50, 30, 40}), 1e-12);
    assertEquals(-1, RankCorrelation.of(new double[] {1, 2, 9}, new double[] {3, 2, -8}), 1e-12);
  }

  /** Ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3: Pearson's correlation of these is 4.5 / √(4.5 · 5). */
  @Test
  void letsEqualNumbersShareTheirRanks() {
    assertEquals(4.5 / Math.sqrt(22.5), RankCorrelation.of(new double[] {1, 4, 4, 7}, new double[] {1, 2, 3, 4}), 1e-12);
  }
}
