package org.ganglion.rl.environments.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Autoreset;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.SyncVectorEnvironment;
import org.ganglion.api.rl.VectorEnvironment;
import org.ganglion.api.rl.VectorStep;

/** Steps the fast vector and one of single environments with the same actions and compares every bit of what they give. */
final class SideBySide {
  private static final int COUNT = 13;
  private static final int STEPS = 450;

  private SideBySide() {}

  static void check(EnvironmentFactory factory, Autoreset mode) {
    VectorEnvironment fast = factory.createVector(Map.of(), COUNT, mode);
    VectorEnvironment plain = new SyncVectorEnvironment(() -> factory.create(Map.of()), COUNT, mode);
    VectorStep left = fast.newStep();
    VectorStep right = plain.newStep();
    fast.reset(Reset.seeded(5), left);
    plain.reset(Reset.seeded(5), right);
    compare(left, right);
    RandomStream random = RandomStream.of(3, "actions");
    double[] actions = new double[COUNT];
    int ends = 0;
    for (int step = 0; step < STEPS; step++) {
      for (int i = 0; i < COUNT; i++) {
        actions[i] = fast.actionSpace().sample(random, (long) step * COUNT + i, 0);
      }
      fast.step(actions, left);
      plain.step(actions, right);
      compare(left, right);
      for (int i = 0; i < COUNT; i++) {
        ends += left.over(i) ? 1 : 0;
      }
    }
    assertEquals(true, ends > 0 || factory instanceof AcrobotFactory || factory instanceof MountainCarContinuousFactory, "no episode ended");
  }

  private static void compare(VectorStep left, VectorStep right) {
    assertArrayEquals(right.observations(), left.observations(), 0f);
    assertArrayEquals(right.rewards(), left.rewards(), 0.0);
    assertArrayEquals(right.terminated(), left.terminated());
    assertArrayEquals(right.truncated(), left.truncated());
    float[] a = new float[left.size()];
    float[] b = new float[left.size()];
    for (int i = 0; i < left.count(); i++) {
      assertEquals(right.started(i), left.started(i));
      left.copyNextObservation(i, a, 0);
      right.copyNextObservation(i, b, 0);
      assertArrayEquals(b, a, 0f);
    }
  }
}
