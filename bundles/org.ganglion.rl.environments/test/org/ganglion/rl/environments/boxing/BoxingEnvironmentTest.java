package org.ganglion.rl.environments.boxing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.StepResult;
import org.ganglion.rl.environments.wrapper.Grey;
import org.junit.jupiter.api.Test;

/** If this fails, matches cannot be repeated, or the picture hides what an agent must see. */
class BoxingEnvironmentTest {
  @Test
  void aSeedGivesTheSameMatchesAgainAndAnotherSeedOthers() {
    assertEquals(fingerprint(4), fingerprint(4));
    assertNotEquals(fingerprint(4), fingerprint(5));
  }

  private static long fingerprint(long seed) {
    RandomStream random = RandomStream.of(8, "actions");
    Environment game = new BoxingFactory().create(Map.of("opponent", "weak"));
    StepResult result = new StepResult();
    float[] frame = new float[game.observationSpace().size()];
    long hash = 0;
    for (int episode = 0; episode < 2; episode++) {
      game.reset(episode == 0 ? Reset.seeded(seed) : Reset.next());
      for (int step = 0; step < 300; step++) {
        game.step(new double[] {random.below(18, step, episode)}, 0, result);
        hash = hash * 31 + Double.hashCode(result.reward());
      }
      game.observe(frame, 0);
      hash = hash * 31 + Arrays.hashCode(frame);
    }
    return hash;
  }

  @Test
  void rewardsAddUpToTheScoreAndTheBellTerminates() {
    Environment game = new BoxingFactory().create(Map.of());
    StepResult result = new StepResult();
    game.reset(Reset.seeded(2));
    double total = 0;
    int steps = 0;
    while (!result.over()) {
      assertTrue(result.info().isEmpty());
      game.step(new double[] {0}, 0, result);
      total += result.reward();
      steps++;
    }
    assertTrue(result.terminated());
    assertFalse(result.truncated());
    assertEquals(total, (Integer) result.info().get("given") - (Integer) result.info().get("taken"));
    assertTrue((Boolean) result.info().get("knockOut") || steps == 7200);
  }

  @Test
  void pixelsAreBytesAndShowBothBoxersAndThePunch() {
    BoxingEnvironment game = new BoxingEnvironment(Level.STANDARD, Picture.COLOUR);
    game.reset(Reset.seeded(1));
    float[] before = new float[3 * 210 * 160];
    game.observe(before, 0);
    assertTrue(game.observationSpace().contains(before, 0));
    assertEquals(240, pixel(before, game.match().white));
    assertEquals(16, pixel(before, game.match().black));
    double[] punch = {1};
    game.step(punch, 0, new StepResult());
    game.step(punch, 0, new StepResult());
    float[] after = new float[before.length];
    game.observe(after, 0);
    assertFalse(Arrays.equals(before, after));
    float[] again = new float[before.length];
    game.observe(again, 0);
    assertArrayEquals(after, again);
  }

  @Test
  void greyPicturesAreWhatTheGreyWrapperMakesOfTheColours() {
    Environment colours = new Grey(new BoxingEnvironment(Level.STANDARD, Picture.COLOUR));
    Environment greys = new BoxingEnvironment(Level.STANDARD, Picture.GREY);
    assertEquals(colours.observationSpace(), greys.observationSpace());
    float[] expected = new float[210 * 160];
    float[] seen = new float[expected.length];
    colours.reset(Reset.seeded(5));
    greys.reset(Reset.seeded(5));
    StepResult result = new StepResult();
    for (int step = 0; step < 600; step++) {
      double[] action = {step * 7 % 18};
      colours.step(action, 0, result);
      greys.step(action, 0, result);
      if (step % 37 == 0) {
        colours.observe(expected, 0);
        greys.observe(seen, 0);
        assertArrayEquals(expected, seen, "frame " + step);
      }
    }
  }

  @Test
  void everyActionHasANameOfItsOwn() {
    List<String> names = new BoxingEnvironment(Level.WEAK, Picture.GREY).actionNames();
    assertEquals(18, Set.copyOf(names).size());
    assertEquals(List.of("nothing", "punch", "up", "right", "left", "down", "upright"), names.subList(0, 7));
    assertEquals("downleft punch", names.get(17));
  }

  private static float pixel(float[] frame, Fighter fighter) {
    return frame[(int) fighter.y * 160 + (int) fighter.x];
  }
}
