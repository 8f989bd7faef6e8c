package org.ganglion.api.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Were a stream to change, every seed of every user would give another run; were it uneven, dropout and initialisation would be. */
class RandomStreamTest {
  private static final int MANY = 200_000;

  private final RandomStream stream = RandomStream.of(7, "test");

  /** Element i is word i mod 4 of the counter (i div 4, step). */
  @Test
  void elementsAreWordsOfCounters() {
    long key = RandomStream.derive(7, "test");
    for (long element : new long[] {0, 1, 6, 4_000_000_007L}) {
      assertEquals(Philox.word(element / 4, 3, key, (int) (element % 4)), stream.bits(3, element));
    }
  }

  @Test
  void seedsNamesStepsAndElementsAllMatter() {
    int bits = stream.bits(0, 0);
    assertEquals(bits, RandomStream.of(7, "test").bits(0, 0));
    assertNotEquals(bits, RandomStream.of(8, "test").bits(0, 0));
    assertNotEquals(bits, RandomStream.of(7, "tesu").bits(0, 0));
    assertNotEquals(bits, stream.bits(1, 0));
    assertNotEquals(bits, stream.bits(1L << 32, 0));
    assertNotEquals(bits, stream.bits(0, 1L << 40));
  }

  /** Mean ½ and variance 1/12; the bounds are five standard errors. */
  @Test
  void uniformNumbersAreEven() {
    double sum = 0;
    double squares = 0;
    int[] cells = new int[16];
    for (int i = 0; i < MANY; i++) {
      double value = stream.uniform(1, i);
      assertTrue(value > 0 && value < 1);
      sum += value;
      squares += (value - 0.5) * (value - 0.5);
      cells[(int) (16 * value)]++;
    }
    assertEquals(0.5, sum / MANY, 5 * Math.sqrt(1 / 12.0 / MANY));
    assertEquals(1 / 12.0, squares / MANY, 5 * Math.sqrt(1 / 180.0 / MANY));
    double expected = MANY / 16.0;
    double chiSquare = Arrays.stream(cells).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    assertTrue(chiSquare < 15 + 5 * Math.sqrt(30), () -> "chi square of 16 cells " + chiSquare);
  }

  @Test
  void normalNumbersHaveTheMomentsOfTheStandardNormal() {
    double[] moments = new double[5];
    for (int i = 0; i < MANY; i++) {
      double value = stream.normal(2, i);
      for (int k = 1; k < moments.length; k++) {
        moments[k] += Math.pow(value, k) / MANY;
      }
    }
    assertEquals(0, moments[1], 5 * Math.sqrt(1.0 / MANY));
    assertEquals(1, moments[2], 5 * Math.sqrt(2.0 / MANY));
    assertEquals(0, moments[3], 5 * Math.sqrt(15.0 / MANY));
    assertEquals(3, moments[4], 5 * Math.sqrt(96.0 / MANY));
  }

  @Test
  void wholeNumbersStayBelowTheirBound() {
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[stream.below(7, 0, i)]++;
    }
    for (int count : counts) {
      assertEquals(10_000, count, 5 * Math.sqrt(10_000));
    }
    assertEquals(0, stream.below(1, 0, 0));
    assertTrue(stream.below(Integer.MAX_VALUE, 0, 1) >= 0);
  }

  @Test
  void aPermutationHoldsEachNumberOnce() {
    int[] order = stream.permutation(1000, 4);
    assertArrayEquals(IntStream.range(0, 1000).toArray(), Arrays.stream(order).sorted().toArray());
    assertArrayEquals(order, stream.permutation(1000, 4));
    assertFalse(Arrays.equals(order, stream.permutation(1000, 5)), "two epochs in one order");
    assertEquals(0, stream.permutation(0, 0).length);
  }

  /** All six orders of three are equally likely. */
  @Test
  void permutationsAreEven() {
    int[] counts = new int[9];
    for (int step = 0; step < 6000; step++) {
      int[] order = stream.permutation(3, step);
      counts[order[0] * 3 + order[1]]++;
    }
    assertEquals(6, Arrays.stream(counts).filter(n -> Math.abs(n - 1000) < 5 * Math.sqrt(1000)).count(), () -> Arrays.toString(counts));
  }
}
