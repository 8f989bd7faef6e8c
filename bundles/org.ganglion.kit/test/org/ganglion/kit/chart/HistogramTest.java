package org.ganglion.kit.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class HistogramTest {
  @Test
  void everyFiniteValueFallsIntoOneBar() {
    assertArrayEquals(new int[] {2, 1, 0, 2}, Histogram.counts(new double[] {0, 0.9, 1, 3, 4, Double.NaN, Double.POSITIVE_INFINITY}, 4));
  }

  @Test
  void equalValuesAreOneBar() {
    assertArrayEquals(new int[] {3}, Histogram.counts(new double[] {7, 7, 7}, 20));
    assertArrayEquals(new int[0], Histogram.counts(new double[] {Double.NaN}, 20));
  }
}
