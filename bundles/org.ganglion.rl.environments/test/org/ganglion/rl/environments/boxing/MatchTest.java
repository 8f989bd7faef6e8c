package org.ganglion.rl.environments.boxing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** If this fails, the game has other rules than it says. */
class MatchTest {
  private static final int IDLE = 0;
  private static final int PUNCH = 1;

  private static Match match(double across, double along) {
    return new Match(new Fighter(70, 100, 1), new Fighter(70 + across, 100 + along, -1));
  }

  private static int pointsOfOnePunch(Match match) {
    for (int frame = 0; frame < 40; frame++) {
      match.advance(frame == 0 ? PUNCH : IDLE, IDLE);
    }
    return match.whitePoints();
  }

  @Test
  void aJabFromBesideTheGuardScoresOneAndAPunchFromCloseByTwo() {
    assertEquals(1, pointsOfOnePunch(match(26, 10)));
    assertEquals(2, pointsOfOnePunch(match(18, 10)));
    assertEquals(2, pointsOfOnePunch(match(18, -10)));
  }

  @Test
  void aPunchIntoTheGuardOrOutOfReachScoresNothing() {
    assertEquals(0, pointsOfOnePunch(match(18, 0)));
    assertEquals(0, pointsOfOnePunch(match(45, 10)));
    assertEquals(0, pointsOfOnePunch(match(18, 40)));
  }

  @Test
  void aBlockedGloveComesBackLate() {
    assertTrue(framesUntilReady(match(18, 0)) > framesUntilReady(match(60, 0)) + 3);
  }

  private static int framesUntilReady(Match match) {
    match.advance(PUNCH, IDLE);
    int frames = 1;
    while (match.white.punching > 0) {
      match.advance(IDLE, IDLE);
      frames++;
    }
    return frames;
  }

  @Test
  void aHundredPointsAreAKnockOut() {
    Match match = match(18, 10);
    while (!match.over()) {
      match.advance(PUNCH, IDLE);
      match.white.x = 70;
      match.white.y = 100;
      match.black.x = 88;
      match.black.y = 110;
    }
    assertTrue(match.knockOut());
    assertEquals(Match.KNOCK_OUT, match.whitePoints());
    assertEquals(0, match.blackPoints());
  }

  @Test
  void theBellRingsAfterTwoMinutes() {
    Match match = match(50, 0);
    for (int frame = 0; frame < 7200; frame++) {
      assertFalse(match.over(), "at frame " + frame);
      match.advance(IDLE, IDLE);
    }
    assertTrue(match.over());
    assertFalse(match.knockOut());
    assertEquals(0, match.secondsLeft());
  }

  @Test
  void neitherSideHasAnAdvantage() {
    Match mirrored = new Match(new Fighter(60, 100, 1), new Fighter(78, 110, -1));
    Match swapped = new Match(new Fighter(82, 110, 1), new Fighter(100, 100, -1));
    for (int frame = 0; frame < 30; frame++) {
      mirrored.advance(frame == 0 ? PUNCH : IDLE, IDLE);
      swapped.advance(IDLE, frame == 0 ? PUNCH : IDLE);
    }
    assertEquals(mirrored.whitePoints(), swapped.blackPoints());
    assertTrue(mirrored.whitePoints() > 0);
  }

  @Test
  void theEighteenActionsAreAllDirectionsWithAndWithoutTheButton() {
    Set<Buttons> different = new HashSet<>();
    for (int action = 0; action < Buttons.ACTIONS; action++) {
      Buttons buttons = Buttons.of(action);
      different.add(buttons);
      assertEquals(action, Buttons.action(buttons.right(), buttons.down(), buttons.punch()));
    }
    assertEquals(18, different.size());
    assertEquals(new Buttons(-1, 1, true), Buttons.of(17));
    assertEquals(new Buttons(0, -1, false), Buttons.of(2));
  }
}
