package org.ganglion.rl.environments.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Autoreset;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Resumable;
import org.ganglion.api.rl.VectorEnvironment;
import org.ganglion.api.rl.VectorStep;
import org.junit.jupiter.api.Test;

/** If this fails, a training that was killed goes on in another world than the one it left. */
class ResumedVectorTest {
  private static final int COUNT = 5;

  @Test
  void aResumedVectorGoesOnWhereItStood() throws IOException {
    for (EnvironmentFactory factory : List.of(new CartPoleFactory(), new PendulumFactory())) {
      for (Autoreset mode : Autoreset.values()) {
        VectorEnvironment straight = factory.createVector(Map.of("maxEpisodeSteps", 20), COUNT, mode);
        VectorStep expected = straight.newStep();
        straight.reset(Reset.seeded(3), expected);
        play(straight, expected, 0, 47);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ((Resumable) straight).save(new DataOutputStream(bytes));
        VectorEnvironment resumed = factory.createVector(Map.of("maxEpisodeSteps", 20), COUNT, mode);
        VectorStep actual = resumed.newStep();
        ((Resumable) resumed).restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        for (int step = 47; step < 120; step++) {
          play(straight, expected, step, step + 1);
          play(resumed, actual, step, step + 1);
          assertArrayEquals(expected.observations(), actual.observations());
          assertArrayEquals(expected.rewards(), actual.rewards());
          assertArrayEquals(expected.terminated(), actual.terminated());
          assertArrayEquals(expected.truncated(), actual.truncated());
        }
      }
    }
  }

  private static void play(VectorEnvironment vector, VectorStep step, int from, int to) {
    RandomStream random = RandomStream.of(1, "actions");
    double[] actions = new double[COUNT];
    for (int t = from; t < to; t++) {
      for (int i = 0; i < COUNT; i++) {
        vector.actionSpace().sample(random, (long) t * COUNT + i, actions, i);
      }
      vector.step(actions, step);
    }
  }

  @Test
  void whatHasNotBegunHasNothingToKeep() {
    VectorEnvironment vector = new CartPoleFactory().createVector(Map.of(), COUNT, Autoreset.SAME_STEP);
    assertThrows(IllegalStateException.class, () -> ((Resumable) vector).save(new DataOutputStream(new ByteArrayOutputStream())));
  }
}
