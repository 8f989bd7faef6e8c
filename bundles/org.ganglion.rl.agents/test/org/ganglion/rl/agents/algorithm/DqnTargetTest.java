package org.ganglion.rl.agents.algorithm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** If this fails, values grow beyond what the rewards can bear. */
class DqnTargetTest {
  private static final float[] ONLINE = {0, 5, 1, 7};
  private static final float[] SLOW = {4, 2, 9, 3};

  @Test
  void theSlowNetworkValuesItsOwnBest() {
    assertEquals(1 + 0.5 * 4, Dqn.target(1, 0.5, SLOW, SLOW, 0, 2));
    assertEquals(1 + 0.5 * 9, Dqn.target(1, 0.5, SLOW, SLOW, 2, 2));
  }

  @Test
  void doubleLetsTheOtherNetworkChoose() {
    assertEquals(1 + 0.5 * 2, Dqn.target(1, 0.5, ONLINE, SLOW, 0, 2));
    assertEquals(1 + 0.5 * 3, Dqn.target(1, 0.5, ONLINE, SLOW, 2, 2));
  }

  @Test
  void nothingFollowsTheEndOfTheTask() {
    assertEquals(1, Dqn.target(1, 0, ONLINE, new float[] {Float.NaN, Float.NaN}, 0, 2));
  }
}
