package org.ganglion.rl.environments.binpicking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.ReferencePolicy;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.StepResult;
import org.junit.jupiter.api.Test;

/** If this fails, there is nothing to learn in the bin, or the expert is no expert. */
class BinPickingTest {
  private static final int EPISODES = 60;

  private final BinPickingFactory factory = new BinPickingFactory();

  private double successRate(Map<String, Object> parameters, boolean expert) {
    Environment bin = factory.create(parameters);
    RandomStream random = RandomStream.of(2, "cells");
    long[] draws = {0};
    ReferencePolicy policy = expert ? factory.reference("expert", bin) : (action, at) -> action[at] = random.below(576, draws[0]++, 0);
    StepResult result = new StepResult();
    double[] action = new double[1];
    int grasps = 0;
    double successes = 0;
    for (int episode = 0; episode < EPISODES; episode++) {
      bin.reset(Reset.seeded(episode));
      do {
        policy.act(action, 0);
        bin.step(action, 0, result);
        successes += result.reward();
        grasps++;
      } while (!result.over());
    }
    return successes / grasps;
  }

  @Test
  void theExpertIsFarBetterThanChanceWithKnownAndHeldOutParts() {
    for (String parts : new String[] {"known", "held-out"}) {
      double chance = successRate(Map.of("parts", parts), false);
      double expert = successRate(Map.of("parts", parts), true);
      assertTrue(chance < 0.2 && expert > 0.7, parts + ": " + expert + " against " + chance);
    }
  }

  @Test
  void theBestGraspNearlyAlwaysSucceedsSoThatThereIsMoreToLearn() {
    BinPicking bin = new BinPicking(Shape.KNOWN, 24);
    double sum = 0;
    for (int seed = 0; seed < 40; seed++) {
      bin.reset(Reset.seeded(seed));
      double best = 0;
      for (int cell = 0; cell < BinPicking.CELLS * BinPicking.CELLS; cell++) {
        double x = BinPicking.middle(cell % BinPicking.CELLS);
        best = Math.max(best, Gripper.grasp(bin.pile(), x, BinPicking.middle(cell / BinPicking.CELLS)).success());
      }
      sum += best;
    }
    assertTrue(sum / 40 > 0.93, "mean of the best grasps " + sum / 40);
  }

  @Test
  void anEmptyBinTerminatesAndPicturesComeBackWithTheSeed() {
    Environment bin = factory.create(Map.of("count", 3));
    ReferencePolicy expert = factory.reference("expert", bin);
    float[][] seen = new float[2][bin.observationSpace().size()];
    for (float[] picture : seen) {
      StepResult result = new StepResult();
      bin.reset(Reset.seeded(6));
      double taken = 0;
      while (!result.over()) {
        double[] action = new double[1];
        expert.act(action, 0);
        bin.step(action, 0, result);
        taken += result.reward();
      }
      assertTrue(result.terminated());
      assertEquals(3, taken);
      bin.reset(Reset.next());
      bin.observe(picture, 0);
      assertTrue(bin.observationSpace().contains(picture, 0));
    }
    assertArrayEquals(seen[0], seen[1]);
  }
}
