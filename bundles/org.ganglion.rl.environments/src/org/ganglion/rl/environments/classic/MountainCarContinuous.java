package org.ganglion.rl.environments.classic;

import org.ganglion.api.rl.Space;

/**
 * The mountain car with a throttle in [−1, 1], Gymnasium's MountainCarContinuous-v0. Reward 100 at the goal (position 0.45) less 0.1·throttle².
 * Gymnasium keeps the state as float32 from the first step on, and with it NumPy's single precision arithmetic; so does this.
 */
final class MountainCarContinuous extends Hill {
  private static final double GOAL = 0.45;
  private static final double POWER = 0.0015;

  MountainCarContinuous(double goalVelocity) {
    super(goalVelocity);
  }

  @Override
  public Space actionSpace() {
    return Space.Box.of(-1, 1, 1);
  }

  @Override
  public void advance(double[][] state, double[] actions, int actionAt, int n, double[] rewards, boolean[] terminated) {
    for (int i = 0; i < n; i++) {
      double action = actions[actionAt + i];
      boolean single = Single.is(state[0][i]) && Single.is(state[1][i]);
      double gain = gain(action, single ? (float) 3 * (float) state[0][i] : 3 * state[0][i]);
      terminated[i] = single && (Single.is(gain) || clipped(action)) ? moveSingle(state, i, (float) gain) : move(state, i, gain);
      rewards[i] = (terminated[i] ? 100.0 : 0.0) - Math.pow(action, 2) * 0.1;
    }
  }

  /** What throttle and slope add to the velocity: a float32 where the action is one that was not clipped. */
  private static double gain(double action, double slopeAngle) {
    double slope = GRAVITY * Math.cos(slopeAngle);
    if (clipped(action)) {
      return Math.signum(action) * POWER - slope;
    }
    return Single.is(action) ? (float) Single.times(action, POWER, true) - (float) slope : action * POWER - slope;
  }

  private static boolean clipped(double action) {
    return action > 1 || action < -1;
  }

  private boolean move(double[][] state, int i, double gain) {
    double velocity = Math.min(Math.max(state[1][i] + gain, -MAX_SPEED), MAX_SPEED);
    double position = Math.min(Math.max(state[0][i] + velocity, MIN_POSITION), MAX_POSITION);
    if (position == MIN_POSITION && velocity < 0) {
      velocity = 0;
    }
    state[0][i] = (float) position;
    state[1][i] = (float) velocity;
    return position >= GOAL && velocity >= goalVelocity;
  }

  private boolean moveSingle(double[][] state, int i, float gain) {
    float limit = (float) MAX_SPEED;
    float velocity = Math.min(Math.max((float) state[1][i] + gain, -limit), limit);
    float position = Math.min(Math.max((float) state[0][i] + velocity, (float) MIN_POSITION), (float) MAX_POSITION);
    if (position == (float) MIN_POSITION && velocity < 0) {
      velocity = 0;
    }
    state[0][i] = position;
    state[1][i] = velocity;
    return position >= (float) GOAL && velocity >= (float) goalVelocity;
  }
}
