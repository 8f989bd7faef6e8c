package org.ganglion.gan.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeadStartTest {
  private final HeadStart headStart = new HeadStart(0.9, 12);

  @Test
  void endsWhenTheDiscriminatorIsStrongEnough() {
    assertFalse(headStart.over(5, 0.89));
    assertTrue(headStart.over(5, 0.9));
    assertEquals("head start ends: AUC 0.950 after 5 batches", headStart.verdict(5, 0.95));
  }

  @Test
  void endsAtItsLimit() {
    assertFalse(headStart.over(11, Double.NaN), "not measured is not strong enough");
    assertTrue(headStart.over(12, 0.6));
    assertEquals("head start ends at its limit: AUC 0.600 after 12 batches", headStart.verdict(12, 0.6));
  }

  @Test
  void isMeasuredOnTheWayAndAtItsLimit() {
    assertFalse(headStart.measures(0));
    assertFalse(headStart.measures(4));
    assertTrue(headStart.measures(5));
    assertTrue(headStart.measures(12), "the last word has a figure");
  }

  @Test
  void mayBeLeftOut() {
    assertTrue(new HeadStart(0.9, 0).over(0, Double.NaN));
  }
}
