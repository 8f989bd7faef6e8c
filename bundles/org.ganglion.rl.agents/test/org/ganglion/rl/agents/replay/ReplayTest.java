package org.ganglion.rl.agents.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Experience;
import org.ganglion.api.rl.VectorStep;
import org.junit.jupiter.api.Test;

/** If this fails, the agent learns from transitions that never were. */
class ReplayTest {
  /** Two environments; environment i sees 10·i + its step; episodes of 3 steps, terminated in environment 0 and truncated in environment 1. */
  private static ReplayBuffer filled(int steps, int capacity) {
    ReplayBuffer buffer = new ReplayBuffer(2, capacity, 1);
    VectorStep step = new VectorStep(2, 1);
    for (int t = 0; t < steps; t++) {
      boolean over = t % 3 == 2;
      for (int i = 0; i < 2; i++) {
        step.transition(i, t + 1, over && i == 0, over && i == 1, Map.of());
        step.observations()[i] = over ? 1000 + t : 10 * i + t + 1;
        if (over) {
          step.keepFinal(i);
          step.observations()[i] = 10 * i + t + 1;
        }
      }
      buffer.add(new float[] {t, 10 + t}, new int[] {t % 2, 1}, step);
    }
    return buffer;
  }

  @Test
  void returnsOverSeveralStepsEndWithTheEpisode() {
    ReplayBuffer buffer = filled(8, 20);
    float[] next = new float[1];
    assertEquals(new ReplayBuffer.Outcome(1 + 0.5 * 2, 0.25), buffer.follow(buffer.aged(0, 7), 2, 0.5, next, 0),
        "rewards 1 and 2, then the value of step 2");
    assertEquals(2, next[0]);
    assertEquals(new ReplayBuffer.Outcome(2 + 0.5 * 3, 0), buffer.follow(buffer.aged(0, 6), 5, 0.5, next, 0), "the task was over: no future");
    assertEquals(new ReplayBuffer.Outcome(2 + 0.5 * 3, 0.25), buffer.follow(buffer.aged(1, 6), 5, 0.5, next, 0),
        "time was over: the future has a value");
    assertEquals(1002, next[0], "the final observation, not the first of the next episode");
    assertEquals(new ReplayBuffer.Outcome(7, 0.5), buffer.follow(buffer.aged(0, 1), 5, 0.5, next, 0), "as far as is known");
    assertEquals(7, next[0]);
    assertFalse(buffer.known(buffer.newest(0)), "what follows the newest step stands nowhere yet");
  }

  @Test
  void theOldestMakeRoom() {
    ReplayBuffer buffer = filled(12, 8);
    assertEquals(4, buffer.depth());
    float[] seen = new float[1];
    buffer.observation(buffer.aged(0, 3), seen, 0);
    assertEquals(8, seen[0]);
  }

  @Test
  void savedAndReadAgainItIsTheSame() throws IOException {
    ReplayBuffer buffer = filled(11, 12);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    buffer.save(new DataOutputStream(bytes));
    ReplayBuffer copy = new ReplayBuffer(2, 12, 1);
    copy.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    Experience left = buffer.experience(100);
    Experience right = copy.experience(100);
    assertArrayEquals(left.observations(), right.observations());
    assertArrayEquals(left.nextObservations(), right.nextObservations());
    assertArrayEquals(left.rewards(), right.rewards());
    assertEquals(10, left.count(), "6 steps each but the two newest, whose next observation is not known");
  }

  @Test
  void earlierExperienceIsLearntFromAsItWas() {
    Experience earlier = filled(9, 40).experience(100);
    ReplayBuffer buffer = new ReplayBuffer(2, 40, 1);
    buffer.begin(earlier);
    Experience again = buffer.experience(100);
    assertArrayEquals(earlier.observations(), again.observations());
    assertArrayEquals(earlier.nextObservations(), again.nextObservations());
    assertArrayEquals(earlier.terminated(), again.terminated());
  }

  @Test
  void surprisesAreDrawnInProportionAndCountLess() {
    ReplayBuffer buffer = filled(9, 40);
    Priorities priorities = new Priorities(buffer, 1);
    priorities.addAll(2);
    for (int age = 0; age < 9; age++) {
      priorities.learnt(buffer.aged(0, age), 1 - 1e-3);
      priorities.learnt(buffer.aged(1, age), 3 - 1e-3);
    }
    int[] slots = new int[1000];
    double[] weights = new double[1000];
    priorities.draw(RandomStream.of(1, "draw"), 0, 2, 1, slots, weights);
    long second = java.util.Arrays.stream(slots).filter(slot -> slot >= 20).count();
    assertTrue(Math.abs(second - 750) < 30, second + " of 1000 should be three quarters");
    for (int k = 0; k < slots.length; k++) {
      assertEquals(slots[k] >= 20 ? 1 / 3.0 : 1, weights[k], 1e-9, "fully corrected: the product of probability and weight is the same for all");
    }
  }

  @Test
  void theTreeFindsThePlaceUnderAPoint() {
    SumTree tree = new SumTree(5);
    double[] weights = {1, 0, 2, 0, 4};
    for (int i = 0; i < weights.length; i++) {
      tree.set(i, weights[i]);
    }
    assertEquals(7, tree.total());
    assertEquals(0, tree.find(0.999));
    assertEquals(2, tree.find(1));
    assertEquals(2, tree.find(2.999));
    assertEquals(4, tree.find(3));
    assertEquals(4, tree.find(7), "rounding at the end finds a place with weight");
  }
}
