package org.ganglion.gan.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private static final Pulse WELL = new Pulse(0.3, 2, 0.7, 0.9, 1, 1);

  private final Diagnosis diagnosis = new Diagnosis();

  @Test
  void aTrainingThatDoesWellIsWell() {
    for (int i = 0; i < 5; i++) {
      assertTrue(diagnosis.of(WELL).isEmpty());
    }
    assertFalse(diagnosis.copies(WELL));
  }

  @Test
  void explodingGradientsAreSeenAgainstTheUsualOnes() {
    diagnosis.of(WELL);
    assertEquals("the generator's gradient explodes: its norm is 3.00e+03", diagnosis.of(new Pulse(0.3, 3000, 0.7, 0.9, 1, 1)).orElseThrow());
    assertTrue(diagnosis.of(WELL).isEmpty(), "what exploded is not the usual from then on");
    assertTrue(diagnosis.of(new Pulse(0.3, Double.NaN, 0.7, 0.9, 1, 1)).isPresent());
  }

  @Test
  void equalSamplesAreOneMode() {
    assertEquals("samples are nearly equal: they differ by 10 % of what real ones do", diagnosis.of(new Pulse(0.3, 2, 0.7, 0.1, 1, 1)).orElseThrow());
  }

  @Test
  void lostClassesAndNoLossCountWhenTheyLast() {
    Pulse few = new Pulse(0.3, 2, 0.7, 0.9, 1, 0.5);
    assertTrue(diagnosis.of(few).isEmpty(), "a bad day");
    assertEquals("modes are lost: 50 % of the classes are still made", diagnosis.of(few).orElseThrow());
    diagnosis.reset();
    Pulse beaten = new Pulse(0.001, 2, 1, 0.9, 1, 1);
    assertTrue(diagnosis.of(beaten).isEmpty());
    assertTrue(diagnosis.of(WELL).isEmpty());
    assertTrue(diagnosis.of(beaten).isEmpty(), "well in between");
    assertTrue(diagnosis.of(beaten).orElseThrow().startsWith("the discriminator's loss is as small as it can be"));
  }

  @Test
  void copiesAreToldButAreNoCollapse() {
    Pulse copied = new Pulse(0.3, 2, 0.7, 0.9, 0.1, 1);
    assertTrue(diagnosis.copies(copied));
    assertTrue(diagnosis.of(copied).isEmpty());
  }

  @Test
  void distancesOfKnownPoints() {
    float[][] corners = {{0, 0}, {3, 0}, {0, 4}};
    assertEquals((3 + 4 + 5) / 3.0, Distances.spread(corners), 1e-12);
    assertEquals(1, Distances.nearest(new float[] {3, 1}, corners), 1e-6);
    assertEquals(0.5, Distances.meanNearest(new float[][] {{3, 1}, {0, 0}}, corners), 1e-6);
  }
}
