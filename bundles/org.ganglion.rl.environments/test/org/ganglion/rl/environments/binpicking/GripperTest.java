package org.ganglion.rl.environments.binpicking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** If this fails, an agent learns something that no magnet would teach it. */
class GripperTest {
  private static Part disc(double x, double y) {
    return new Part(Shape.DISC, 0.8, x, y, 0);
  }

  private static Pile pile(Part... parts) {
    Pile pile = new Pile();
    for (Part part : parts) {
      pile.drop(part);
    }
    return pile;
  }

  @Test
  void aLevelPartInItsMiddleIsSafeAndTheFloorIsNothing() {
    Part part = disc(24, 24);
    Gripper.Grasp grasp = Gripper.grasp(pile(part), 24, 24);
    assertSame(part, grasp.target());
    assertTrue(grasp.success() > 0.99, "success " + grasp.success());
    assertNull(Gripper.grasp(pile(part), 40, 40).target());
  }

  @Test
  void theEdgeHoldsLess() {
    Pile pile = pile(disc(24, 24));
    double before = Gripper.grasp(pile, 24, 24).success();
    for (double aside = 2; aside <= 6; aside += 2) {
      double now = Gripper.grasp(pile, 24 + aside, 24).success();
      assertTrue(now < before, aside + " pixels aside: " + now + " after " + before);
      before = now;
    }
    assertTrue(before < 0.1);
  }

  @Test
  void aTiltedPartHoldsLess() {
    Pile level = pile(disc(24, 24));
    Part leaning = disc(24, 24);
    Pile tilted = pile(disc(20, 24), leaning);
    assertTrue(Math.hypot(leaning.slopeX, leaning.slopeY) > 0.1);
    assertTrue(Gripper.grasp(tilted, 24, 24).success() < Gripper.grasp(level, 24, 24).success());
  }

  @Test
  void whatLiesOnAPartHoldsItDown() {
    Part below = new Part(Shape.BAR, 0.8, 24, 24, 0);
    double free = Gripper.grasp(pile(below), 22, 24).success();
    Pile covered = pile(below, disc(30, 24));
    Gripper.Grasp grasp = Gripper.grasp(covered, 22, 24);
    assertSame(below, grasp.target());
    assertTrue(covered.covered(below) > 0.2);
    assertTrue(grasp.success() < 0.7 * free, grasp.success() + " under another part, " + free + " without");
  }

  @Test
  void twoPartsSideBySideComeTogetherAndFail() {
    assertTrue(Gripper.grasp(pile(disc(19.4, 24), disc(28.6, 24)), 24, 24).success() < 0.05);
  }

  @Test
  void theMagnetCannotEnterTheWall() {
    assertEquals(Gripper.Grasp.NOTHING, Gripper.grasp(pile(disc(5, 24)), 1, 24));
  }

  @Test
  void aPartLiesOnWhatIsBelowItAndFallsWhenThatGoes() {
    Part below = disc(24, 24);
    Part above = disc(24, 24);
    Pile pile = pile(below, above);
    assertEquals(2 * Shape.DISC.thickness(), above.base, 1e-9);
    assertEquals(1, pile.covered(below));
    pile.remove(below);
    assertEquals(Shape.DISC.thickness(), above.base, 1e-9);
    assertEquals(0, pile.covered(above));
  }
}
