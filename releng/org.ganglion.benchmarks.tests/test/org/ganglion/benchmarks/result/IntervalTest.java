package org.ganglion.benchmarks.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fails where an interval is narrower than it says, or needlessly wide. */
class IntervalTest {
  /** Ranks from tables of the sign test (Conover, Practical Nonparametric Statistics): the widest pair whose coverage is 95 % or more. */
  @ParameterizedTest
  @CsvSource({"6,1,6", "8,1,8", "9,2,8", "10,2,9", "12,3,10", "15,4,12", "20,6,15", "25,8,18"})
  void theRanksAreThoseOfTheSignTest(int count, int low, int high) {
    double[] ranks = new double[count];
    Arrays.setAll(ranks, i -> count - i);
    Interval interval = Interval.of(ranks);
    assertEquals(low, interval.low());
    assertEquals(high, interval.high());
    assertEquals((count + 1) / 2.0, interval.median());
  }

  @Test
  void fewerThanSixValuesGiveTheWholeRange() {
    assertEquals(new Interval(2, 1, 4), Interval.of(new double[] {4, 1, 2}));
    assertEquals(new Interval(5, 5, 5), Interval.of(new double[] {5}));
  }

  @Test
  void itHoldsTheTrueMedianAsOftenAsItSays() {
    Random random = new Random(3);
    int trials = 4000;
    int held = 0;
    for (int trial = 0; trial < trials; trial++) {
      // skewed, as times are; the median of the exponential distribution is ln 2
      Interval interval = Interval.of(random.doubles(10).map(u -> -Math.log(1 - u)).toArray());
      held += interval.low() <= Math.log(2) && Math.log(2) <= interval.high() ? 1 : 0;
    }
    // ten values, ranks 2 and 9: 1 − 2·11/1024 = 97.9 %
    assertTrue(Math.abs(held / (double) trials - 0.9785) < 0.008, "held in " + held + " of " + trials);
  }
}
