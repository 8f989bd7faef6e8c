package org.ganglion.rl.agents.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.ganglion.api.artifact.Table;
import org.junit.jupiter.api.Test;

/** Cases worked by hand: if they fail, a map that lies looks honest. */
class CalibrationTest {
  @Test
  void brierScoreAndReliability() {
    Calibration tries = new Calibration();
    tries.add(0.9, true);
    tries.add(0.9, false);
    tries.add(0.1, false);
    tries.add(1.0, true);
    assertEquals((0.01 + 0.81 + 0.01 + 0) / 4, tries.brier(), 1e-12);
    assertEquals(0.5, tries.success());
    assertEquals(2.9 / 4, tries.expectation(), 1e-12);
    // The last step holds 0.9, 0.9 and 1.0 (2.8 expected, 2 came), the second one 0.1 (0 came).
    assertEquals((0.8 + 0.1) / 4, tries.error(), 1e-12);
    Table table = tries.table();
    assertArrayEquals(new double[] {1, 3}, ((Table.Numbers) table.column("tries").orElseThrow()).values());
    assertArrayEquals(new double[] {0, 2 / 3.0}, ((Table.Numbers) table.column("succeeded").orElseThrow()).values(), 1e-12);
  }

  @Test
  void aPlateauIsFoundWhereTheCurveHasStoppedRising() {
    double[] x = new double[60];
    Arrays.setAll(x, i -> i);
    double[] y = Arrays.stream(x).map(i -> Math.min(0.7, i * 0.035)).toArray();
    Plateau plateau = Plateau.of(x, y).orElseThrow();
    // Five points from 18 on have the mean 0.679, from 19 on 0.693.
    assertEquals(19, plateau.from());
    assertEquals(0.7, plateau.level(), 0.003);
    double[] rising = Arrays.stream(x).map(i -> 0.01 * i).toArray();
    assertTrue(Plateau.of(x, rising).isEmpty());
    assertTrue(Plateau.of(new double[5], new double[5]).isEmpty(), "too short to tell");
  }
}
