package org.ganglion.rl.environments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.ganglion.api.rl.Autoreset;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.StepResult;
import org.ganglion.api.rl.SyncVectorEnvironment;
import org.ganglion.api.rl.VectorEnvironment;
import org.ganglion.api.rl.VectorStep;
import org.ganglion.api.rl.Wrapper;
import org.ganglion.rl.environments.wrapper.EpisodeStatistics;
import org.junit.jupiter.api.Test;

/** If this fails, the last observation of an episode is lost, or a broken environment takes the whole run with it. */
class VectorTest {
  private static Environment threeSteps() {
    return new FixedFrames(Space.Box.of(0, 9, 1), List.of(new float[] {0}, new float[] {1}, new float[] {2}, new float[] {3}));
  }

  @Test
  void nextStepShowsTheFinalObservationAndThenStartsWithoutActing() {
    VectorEnvironment vector = new SyncVectorEnvironment(VectorTest::threeSteps, 1, Autoreset.NEXT_STEP);
    VectorStep step = vector.newStep();
    vector.reset(Reset.seeded(1), step);
    float[] seen = new float[8];
    boolean[] over = new boolean[8];
    boolean[] started = new boolean[8];
    for (int i = 0; i < 8; i++) {
      vector.step(new double[1], step);
      seen[i] = step.observations()[0];
      over[i] = step.terminated()[0];
      started[i] = step.started(0);
      assertTrue(!started[i] || step.rewards()[0] == 0);
    }
    assertArrayEquals(new float[] {1, 2, 3, 0, 1, 2, 3, 0}, seen);
    assertArrayEquals(new boolean[] {false, false, true, false, false, false, true, false}, over);
    assertArrayEquals(new boolean[] {false, false, false, true, false, false, false, true}, started);
  }

  @Test
  void sameStepShowsTheFirstObservationAndKeepsTheFinalOne() {
    VectorEnvironment vector = new SyncVectorEnvironment(() -> new EpisodeStatistics(threeSteps()), 1, Autoreset.SAME_STEP);
    VectorStep step = vector.newStep();
    vector.reset(Reset.seeded(1), step);
    float[] next = new float[1];
    for (int i = 0; i < 6; i++) {
      vector.step(new double[1], step);
      step.copyNextObservation(0, next, 0);
      assertEquals(i % 3 + 1, next[0]);
      assertEquals((i + 1) % 3, step.observations()[0]);
      assertEquals(i % 3 == 2, step.over(0));
      assertEquals(i % 3 == 2, step.info(0).containsKey("episode"));
      assertFalse(step.started(0));
    }
  }

  /** Throws at every second step of an episode, or already at its first. */
  private static final class Broken extends Wrapper {
    private final int failAt;
    private int steps;

    Broken(int failAt) {
      super(threeSteps());
      this.failAt = failAt;
    }

    @Override
    public Map<String, Object> reset(Reset how) {
      steps = 0;
      return inner.reset(how);
    }

    @Override
    public void step(double[] action, int at, StepResult result) {
      if (++steps == failAt) {
        throw new IllegalStateException("out of order");
      }
      inner.step(action, at, result);
    }
  }

  @Test
  void anEnvironmentThatFailsLosesItsEpisodeOnly() {
    for (Autoreset mode : Autoreset.values()) {
      VectorEnvironment vector = new SyncVectorEnvironment(() -> new Broken(2), 2, mode);
      VectorStep step = vector.newStep();
      vector.reset(Reset.seeded(1), step);
      vector.step(new double[2], step);
      vector.step(new double[2], step);
      float[] last = new float[1];
      for (int i = 0; i < 2; i++) {
        assertTrue(step.truncated()[i]);
        assertFalse(step.terminated()[i]);
        assertTrue(step.info(i).get(SyncVectorEnvironment.CRASH).toString().contains("out of order"));
        step.copyNextObservation(i, last, 0);
        assertEquals(1, last[0], "the last observation before the failure");
      }
      vector.step(new double[2], step);
      assertFalse(step.over(0));
    }
  }

  @Test
  void anEnvironmentThatAlwaysFailsEndsTheRunWithAName() {
    VectorEnvironment vector = new SyncVectorEnvironment(() -> new Broken(1), 1, Autoreset.SAME_STEP);
    VectorStep step = vector.newStep();
    vector.reset(Reset.seeded(1), step);
    vector.step(new double[1], step);
    IllegalStateException end = assertThrows(IllegalStateException.class, () -> vector.step(new double[1], step));
    assertTrue(end.getMessage().contains("environment 0"), end.getMessage());
  }

  @Test
  void aBadActionIsTheCallersFault() {
    VectorEnvironment vector = new SyncVectorEnvironment(VectorTest::threeSteps, 2, Autoreset.SAME_STEP);
    VectorStep step = vector.newStep();
    vector.reset(Reset.seeded(1), step);
    assertThrows(IllegalArgumentException.class, () -> vector.step(new double[] {0, 0.5}, step));
  }
}
