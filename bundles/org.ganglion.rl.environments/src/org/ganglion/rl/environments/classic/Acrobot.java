package org.ganglion.rl.environments.classic;

import java.util.List;
import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Space;
import org.ganglion.rl.environments.Sketch;

/**
 * A double pendulum driven at its elbow (Sutton, 1996; the equations of Sutton and Barto's book), Gymnasium's Acrobot-v1. State: both angles (rad),
 * both angular speeds; Runge-Kutta steps of 0.2 s. Actions: torque −1, 0, 1 N·m. Reward −1 for each step, 0 for the one that reaches the height and
 * terminates.
 */
final class Acrobot implements Physics {
  private static final double STEP_SECONDS = 0.2;
  private static final double MAX_SPEED_1 = 4 * Math.PI;
  private static final double MAX_SPEED_2 = 9 * Math.PI;
  private static final double GRAVITY = 9.8;
  private static final Space OBSERVATIONS =
      Space.Box.of(List.of(-1.0, -1.0, -1.0, -1.0, -MAX_SPEED_1, -MAX_SPEED_2), List.of(1.0, 1.0, 1.0, 1.0, MAX_SPEED_1, MAX_SPEED_2));

  private final double[] at = new double[4];
  private final double[][] slopes = new double[4][4];

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
    return 4;
  }

  @Override
  public StartBounds bounds(Map<String, Object> options) {
    return StartBounds.of(options, -0.1, 0.1);
  }

  @Override
  public void start(double[][] state, int i, RandomStream random, long episode, StartBounds bounds) {
    for (int c = 0; c < 4; c++) {
      state[c][i] = (float) bounds.at(random.uniform(episode, c));
    }
  }

  @Override
  public void advance(double[][] state, double[] actions, int actionAt, int n, double[] rewards, boolean[] terminated) {
    for (int i = 0; i < n; i++) {
      rungeKutta(state, i, actions[actionAt + i] - 1);
      state[0][i] = wrapped(state[0][i]);
      state[1][i] = wrapped(state[1][i]);
      state[2][i] = Math.min(Math.max(state[2][i], -MAX_SPEED_1), MAX_SPEED_1);
      state[3][i] = Math.min(Math.max(state[3][i], -MAX_SPEED_2), MAX_SPEED_2);
      terminated[i] = -Math.cos(state[0][i]) - Math.cos(state[1][i] + state[0][i]) > 1.0;
      rewards[i] = terminated[i] ? 0 : -1;
    }
  }

  private void rungeKutta(double[][] state, int i, double torque) {
    double half = STEP_SECONDS / 2;
    for (int stage = 0; stage < 4; stage++) {
      double reach = stage == 0 ? 0 : stage == 3 ? STEP_SECONDS : half;
      double[] before = slopes[Math.max(stage - 1, 0)];
      for (int c = 0; c < 4; c++) {
        at[c] = stage == 0 ? state[c][i] : state[c][i] + reach * before[c];
      }
      slope(torque, slopes[stage]);
    }
    for (int c = 0; c < 4; c++) {
      state[c][i] += STEP_SECONDS / 6.0 * (slopes[0][c] + 2 * slopes[1][c] + 2 * slopes[2][c] + slopes[3][c]);
    }
  }

  /** Derivative of the state {@link #at}: both links have mass 1, length 1, centre at 0.5 and moment 1. */
  private void slope(double torque, double[] to) {
    double cos2 = Math.cos(at[1]);
    double sin2 = Math.sin(at[1]);
    double d1 = 0.25 + (1.25 + cos2) + 2;
    double d2 = 0.25 + 0.5 * cos2 + 1;
    double phi2 = 0.5 * GRAVITY * Math.cos(at[0] + at[1] - Math.PI / 2);
    double phi1 = -0.5 * (at[3] * at[3]) * sin2 - at[3] * at[2] * sin2 + 1.5 * GRAVITY * Math.cos(at[0] - Math.PI / 2) + phi2;
    to[0] = at[2];
    to[1] = at[3];
    to[3] = (torque + d2 / d1 * phi1 - 0.5 * (at[2] * at[2]) * sin2 - phi2) / (1.25 - d2 * d2 / d1);
    to[2] = -(d2 * to[3] + phi1) / d1;
  }

  private static double wrapped(double angle) {
    double wrapped = angle;
    while (wrapped > Math.PI) {
      wrapped -= 2 * Math.PI;
    }
    while (wrapped < -Math.PI) {
      wrapped += 2 * Math.PI;
    }
    return wrapped;
  }

  @Override
  public void observe(double[][] state, int from, int to, float[] observations, int at) {
    for (int i = from, o = at; i < to; i++, o += 6) {
      observations[o] = (float) Math.cos(state[0][i]);
      observations[o + 1] = (float) Math.sin(state[0][i]);
      observations[o + 2] = (float) Math.cos(state[1][i]);
      observations[o + 3] = (float) Math.sin(state[1][i]);
      observations[o + 4] = (float) state[2][i];
      observations[o + 5] = (float) state[3][i];
    }
  }

  @Override
  public List<String> actionNames() {
    return List.of("back", "none", "forth");
  }

  @Override
  public Sketch draw(double[][] state, int i) {
    double elbowX = 70 + 28 * Math.sin(state[0][i]);
    double elbowY = 70 + 28 * Math.cos(state[0][i]);
    double both = state[0][i] + state[1][i];
    // The line is the height to reach.
    return new Sketch(140, 140).line(6, 42, 134, 42, 0.5, Sketch.GREEN).line(70, 70, elbowX, elbowY, 3, Sketch.BLUE)
        .line(elbowX, elbowY, elbowX + 28 * Math.sin(both), elbowY + 28 * Math.cos(both), 3, Sketch.ORANGE).disc(elbowX, elbowY, 2, Sketch.DARK)
        .disc(70, 70, 2, Sketch.DARK);
  }
}
