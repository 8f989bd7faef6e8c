package org.ganglion.rl.environments.classic;

import java.util.List;
import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Space;
import org.ganglion.rl.environments.Sketch;

/**
 * A pendulum to swing up and hold, Gymnasium's Pendulum-v1. State: angle from upright (rad), angular speed. Action: torque in [−2, 2]. Reward
 * −(angle² + 0.1·speed² + 0.001·torque²) of the state before the step. Never terminated.
 */
final class Pendulum implements Physics {
  private static final double MAX_SPEED = 8;
  private static final double MAX_TORQUE = 2;
  private static final double STEP_SECONDS = 0.05;
  private static final double MASS = 1;
  private static final double LENGTH = 1;
  private static final Space OBSERVATIONS = Space.Box.of(List.of(-1.0, -1.0, -MAX_SPEED), List.of(1.0, 1.0, MAX_SPEED));

  private final double gravity;

  Pendulum(double gravity) {
    this.gravity = gravity;
  }

  @Override
  public Space observationSpace() {
    return OBSERVATIONS;
  }

  @Override
  public Space actionSpace() {
    return Space.Box.of(-MAX_TORQUE, MAX_TORQUE, 1);
  }

  @Override
  public int components() {
    return 2;
  }

  @Override
  public StartBounds bounds(Map<String, Object> options) {
    return StartBounds.symmetric(options, Math.PI, 1);
  }

  @Override
  public void start(double[][] state, int i, RandomStream random, long episode, StartBounds bounds) {
    state[0][i] = bounds.low() * (2 * random.uniform(episode, 0) - 1);
    state[1][i] = bounds.high() * (2 * random.uniform(episode, 1) - 1);
  }

  @Override
  public void advance(double[][] state, double[] actions, int actionAt, int n, double[] rewards, boolean[] terminated) {
    for (int i = 0; i < n; i++) {
      double angle = state[0][i];
      double speed = state[1][i];
      boolean single = Single.is(actions[actionAt + i]);
      double torque = Math.min(Math.max(actions[actionAt + i], -MAX_TORQUE), MAX_TORQUE);
      double fromUpright = normalised(angle);
      rewards[i] = -(fromUpright * fromUpright + 0.1 * (speed * speed) + Single.times(Single.times(torque, torque, single), 0.001, single));
      terminated[i] = false;
      double pull = 3 * gravity / (2 * LENGTH) * Math.sin(angle) + Single.times(torque, 3.0 / (MASS * LENGTH * LENGTH), single);
      speed = Math.min(Math.max(speed + pull * STEP_SECONDS, -MAX_SPEED), MAX_SPEED);
      state[0][i] = angle + speed * STEP_SECONDS;
      state[1][i] = speed;
    }
  }

  /** The angle in [−π, π), with Python's sign of the remainder. */
  private static double normalised(double angle) {
    double remainder = (angle + Math.PI) % (2 * Math.PI);
    return (remainder < 0 ? remainder + 2 * Math.PI : remainder) - Math.PI;
  }

  @Override
  public void observe(double[][] state, int from, int to, float[] observations, int at) {
    for (int i = from, o = at; i < to; i++, o += 3) {
      observations[o] = (float) Math.cos(state[0][i]);
      observations[o + 1] = (float) Math.sin(state[0][i]);
      observations[o + 2] = (float) state[1][i];
    }
  }

  @Override
  public List<String> actionNames() {
    return List.of();
  }

  @Override
  public Sketch draw(double[][] state, int i) {
    double angle = state[0][i];
    return new Sketch(120, 120).line(60, 60, 60 + 46 * Math.sin(angle), 60 - 46 * Math.cos(angle), 5, Sketch.ORANGE).disc(60, 60, 2.5, Sketch.DARK);
  }
}
