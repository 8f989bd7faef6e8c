package org.ganglion.api.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.ganglion.api.random.RandomStream;
import org.junit.jupiter.api.Test;

/** Which values drop is the same on every engine and any number of threads. */
class DropoutMaskTest {
  @Test
  void theShareThatDropsIsTheRateAndTheMeanStays() {
    RandomStream stream = DropoutMask.stream(3, "drop");
    int dropped = 0;
    double sum = 0;
    for (int i = 0; i < 100_000; i++) {
      float factor = DropoutMask.factor(stream, 0.3, 0, i);
      dropped += factor == 0 ? 1 : 0;
      sum += factor;
    }
    assertEquals(0.3, dropped / 1e5, 5 * Math.sqrt(0.21 / 1e5));
    assertEquals(1, sum / 1e5, 0.01);
  }

  @Test
  void rateZeroKeepsAll() {
    assertEquals(1, DropoutMask.factor(DropoutMask.stream(3, "drop"), 0, 0, 0));
  }

  @Test
  void nodesAndStepsDropOtherValues() {
    assertNotEquals(mask("a", 0), mask("b", 0));
    assertNotEquals(mask("a", 0), mask("a", 1));
    assertEquals(mask("a", 0), mask("a", 0));
  }

  private static String mask(String node, long step) {
    StringBuilder mask = new StringBuilder();
    for (int i = 0; i < 64; i++) {
      mask.append(DropoutMask.factor(DropoutMask.stream(3, node), 0.5, step, i) == 0 ? '0' : '1');
    }
    return mask.toString();
  }
}
