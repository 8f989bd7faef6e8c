package org.ganglion.workbench.model.curve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** If one fails, a curve on the screen would hide a peak, or would take as long to draw as it has points. */
class DecimationTest {
  @Test
  void aLongCurveHasFewPointsAndKeepsItsPeak() {
    int count = 100_000;
    double[] x = IntStream.range(0, count).asDoubleStream().toArray();
    double[] y = IntStream.range(0, count).mapToDouble(i -> i == 77_777 ? 50 : Math.sin(i * 0.01)).toArray();
    double[] visible = Decimation.visible(x, y, 0, count, 800);
    assertTrue(visible.length / 2 <= 4 * 804, () -> visible.length / 2 + " points for 800 columns");
    assertTrue(IntStream.range(0, visible.length / 2).anyMatch(i -> visible[2 * i + 1] == 50), "the one high point must be seen");
    assertTrue(IntStream.range(1, visible.length / 2).allMatch(i -> visible[2 * i] > visible[2 * i - 2]), "points must stay in order");
  }

  @Test
  void aShortCurveStaysAsItIsAndGapsAreLeftOut() {
    double[] x = {0, 1, 2, 3};
    double[] y = {5, Double.NaN, 7, 8};
    assertArrayEquals(new double[] {0, 5, 2, 7, 3, 8}, Decimation.visible(x, y, 0, 3, 100));
  }

  @Test
  void ticksAreRound() {
    assertEquals(List.of(0.0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0), Ticks.between(0, 1, 5).values());
    assertEquals("0.6", Ticks.between(0, 1, 5).text(0.6000000000000001));
    assertEquals("200000", Ticks.between(0, 1_000_000, 5).text(200_000));
  }
}
