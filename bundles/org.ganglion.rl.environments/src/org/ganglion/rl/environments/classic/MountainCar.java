package org.ganglion.rl.environments.classic;

import org.ganglion.api.rl.Space;

/**
 * A car too weak for its hill (Moore, 1990), Gymnasium's MountainCar-v0. State: position, velocity. Actions: push left, none, push right. Reward −1
 * for each step; terminated at position 0.5 with at least the goal's velocity.
 */
final class MountainCar extends Hill {
  private static final double GOAL = 0.5;
  private static final double FORCE = 0.001;

  MountainCar(double goalVelocity) {
    super(goalVelocity);
  }

  @Override
  public Space actionSpace() {
    return Space.Discrete.of(3);
  }

  @Override
  public void advance(double[][] state, double[] actions, int actionAt, int n, double[] rewards, boolean[] terminated) {
    for (int i = 0; i < n; i++) {
      double position = state[0][i];
      double velocity = state[1][i] + ((actions[actionAt + i] - 1) * FORCE + Math.cos(3 * position) * -GRAVITY);
      velocity = Math.min(Math.max(velocity, -MAX_SPEED), MAX_SPEED);
      position = Math.min(Math.max(position + velocity, MIN_POSITION), MAX_POSITION);
      if (position == MIN_POSITION && velocity < 0) {
        velocity = 0;
      }
      state[0][i] = position;
      state[1][i] = velocity;
      terminated[i] = position >= GOAL && velocity >= goalVelocity;
      rewards[i] = -1;
    }
  }
}
