package org.ganglion.testkit.rl;

import java.util.Arrays;
import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Autoreset;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.SyncVectorEnvironment;
import org.ganglion.api.rl.VectorEnvironment;
import org.ganglion.api.rl.VectorStep;

/** Steps a factory's vector beside single environments with the same actions, and demands the same of both, bit for bit. */
final class VectorChecker {
  private static final int COUNT = 3;
  private static final int MOST_STEPS = 250;

  private final VectorStep left;
  private final VectorStep right;
  private final float[] leftNext;
  private final float[] rightNext;

  private VectorChecker(VectorEnvironment vector, VectorEnvironment single) {
    left = vector.newStep();
    right = single.newStep();
    leftNext = new float[left.size()];
    rightNext = new float[left.size()];
  }

  static void check(EnvironmentFactory factory, Map<String, Object> parameters, Autoreset mode) {
    try (VectorEnvironment vector = factory.createVector(parameters, COUNT, mode);
        VectorEnvironment single = new SyncVectorEnvironment(() -> factory.create(parameters), COUNT, mode)) {
      EnvironmentChecker.demand(vector.count() == COUNT
          && vector.autoreset() == mode, "a vector of " + COUNT + " in mode " + mode + " was asked for");
      new VectorChecker(vector, single).play(vector, single);
    }
  }

  private void play(VectorEnvironment vector, VectorEnvironment single) {
    RandomStream random = RandomStream.of(1, "vector checker");
    int width = vector.actionSpace().size();
    double[] actions = new double[COUNT * width];
    vector.reset(Reset.seeded(5), left);
    single.reset(Reset.seeded(5), right);
    int steps = EnvironmentChecker.steps(MOST_STEPS, vector.observationSpace());
    for (int step = 0; step < steps; step++) {
      compare(step);
      for (int i = 0; i < COUNT; i++) {
        vector.actionSpace().sample(random, (long) step * COUNT + i, actions, i * width);
      }
      vector.step(actions, left);
      single.step(actions, right);
    }
  }

  private void compare(int step) {
    String where = " of the vector differ from those of single environments at step " + step;
    EnvironmentChecker.demand(Arrays.equals(left.observations(), right.observations()), "observations" + where);
    EnvironmentChecker.demand(Arrays.equals(left.rewards(), right.rewards()), "rewards" + where);
    EnvironmentChecker.demand(Arrays.equals(left.terminated(), right.terminated()), "terminations" + where);
    EnvironmentChecker.demand(Arrays.equals(left.truncated(), right.truncated()), "truncations" + where);
    for (int i = 0; i < COUNT; i++) {
      left.copyNextObservation(i, leftNext, 0);
      right.copyNextObservation(i, rightNext, 0);
      EnvironmentChecker.demand(left.started(i) == right.started(i), "starts of episodes" + where);
      EnvironmentChecker.demand(Arrays.equals(leftNext, rightNext), "final observations" + where);
    }
  }
}
