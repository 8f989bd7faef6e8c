package org.ganglion.rl.environments.boxing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** If this fails, a score against an opponent does not say what it should: the standard one would be too easy, or nobody could beat it. */
class OpponentTest {
  private static final int MATCHES = 60;

  @Test
  void theStandardOpponentBeatsARandomPlayerByThirty() {
    assertBelow(-30, Players.play(Players.random(3), Level.STANDARD, MATCHES));
  }

  @Test
  void theStandardOpponentBeatsChaseAndPunchByTen() {
    assertBelow(-10, Players.play(Players.chaseAndPunch(), Level.STANDARD, MATCHES));
  }

  @Test
  void theStandardOpponentCanBeBeaten() {
    assertBelow(-20, negated(Players.play(Players.counterPuncher(), Level.STANDARD, MATCHES)));
  }

  @Test
  void eachLevelIsHarderThanTheOneBefore() {
    double before = Double.POSITIVE_INFINITY;
    for (Level level : Level.values()) {
      double score = mean(Players.play(Players.random(3), level, MATCHES));
      assertTrue(score < before - 5, level + " lets a random player have " + score + " points, the level before " + before);
      before = score;
    }
  }

  /** Mean and the upper end of its 99 % interval below the bound. */
  private static void assertBelow(double bound, double[] scores) {
    double mean = mean(scores);
    double variance = Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).sum() / (scores.length - 1);
    double upper = mean + 2.58 * Math.sqrt(variance / scores.length);
    assertTrue(upper < bound, "mean " + mean + ", upper end " + upper + ", wanted below " + bound);
  }

  private static double mean(double[] scores) {
    return Arrays.stream(scores).average().orElseThrow();
  }

  private static double[] negated(double[] scores) {
    return Arrays.stream(scores).map(s -> -s).toArray();
  }
}
