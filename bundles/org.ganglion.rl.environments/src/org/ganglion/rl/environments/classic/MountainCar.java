package org.ganglion.rl.environments.classic;

import java.util.List;
import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Space;

/**
 * A car too weak for its hill (Moore, 1990), Gymnasium's MountainCar-v0. State: position, velocity. Actions: push left, none, push right. Reward −1 for each
 * step; terminated at position 0.5 with at least the goal's velocity.
 */
final class MountainCar implements Physics {
  static final double MIN_POSITION = -1.2;
  static final double MAX_POSITION = 0.6;
  static final double MAX_SPEED = 0.07;
  static final double GRAVITY = 0.0025;
  static final Space OBSERVATIONS = Space.Box.of(List.of(MIN_POSITION, -MAX_SPEED), List.of(MAX_POSITION, MAX_SPEED));
  private static final double GOAL = 0.5;
  private static final double FORCE = 0.001;

  private final double goalVelocity;

  MountainCar(double goalVelocity) {
    this.goalVelocity = goalVelocity;
  }

  @Override
  public Space observationSpace() {
    return OBSERVATIONS;
  }

  @Override
  public Space actionSpace() {
    return Space.Discrete.of(3);
  }

  @Override
  public int components() {
    return 2;
  }

  @Override
  public StartBounds bounds(Map<String, Object> options) {
    return StartBounds.of(options, -0.6, -0.4);
  }

  @Override
  public void start(double[][] state, int i, RandomStream random, long episode, StartBounds bounds) {
    state[0][i] = bounds.at(random.uniform(episode, 0));
    state[1][i] = 0;
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

  @Override
  public void observe(double[][] state, int from, int to, float[] observations, int at) {
    for (int i = from, o = at; i < to; i++, o += 2) {
      observations[o] = (float) state[0][i];
      observations[o + 1] = (float) state[1][i];
    }
  }
}
