package org.ganglion.rl.environments.classic;

import java.util.List;
import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Space;
import org.ganglion.rl.environments.Sketch;

/**
 * A pole on a cart (Barto, Sutton and Anderson, 1983), Gymnasium's CartPole-v1. State: position (m), speed, angle (rad), angular speed; Euler steps
 * of 20 ms. Actions: push left, push right with 10 N. Terminated beyond ±2.4 m or ±12°. Reward 1 for each step, or with Sutton and Barto's reward 0
 * and −1 at the end.
 */
final class CartPole implements Physics {
  private static final double GRAVITY = 9.8;
  private static final double POLE_MASS = 0.1;
  private static final double TOTAL_MASS = POLE_MASS + 1.0;
  private static final double HALF_LENGTH = 0.5;
  private static final double POLE_MOMENT = POLE_MASS * HALF_LENGTH;
  private static final double FORCE = 10.0;
  private static final double STEP_SECONDS = 0.02;
  private static final double ANGLE_LIMIT = 12 * 2 * Math.PI / 360;
  private static final double POSITION_LIMIT = 2.4;
  private static final Space OBSERVATIONS =
      Space.Box.of(
          List.of(-2 * POSITION_LIMIT, Double.NEGATIVE_INFINITY, -2 * ANGLE_LIMIT, Double.NEGATIVE_INFINITY),
          List.of(2 * POSITION_LIMIT, Double.POSITIVE_INFINITY, 2 * ANGLE_LIMIT, Double.POSITIVE_INFINITY));

  private final boolean suttonBartoReward;
  private double[] sin = new double[0];
  private double[] cos = new double[0];

  CartPole(boolean suttonBartoReward) {
    this.suttonBartoReward = suttonBartoReward;
  }

  @Override
  public Space observationSpace() {
    return OBSERVATIONS;
  }

  @Override
  public Space actionSpace() {
    return Space.Discrete.of(2);
  }

  @Override
  public int components() {
    return 4;
  }

  @Override
  public StartBounds bounds(Map<String, Object> options) {
    return StartBounds.of(options, -0.05, 0.05);
  }

  @Override
  public void start(double[][] state, int i, RandomStream random, long episode, StartBounds bounds) {
    for (int c = 0; c < 4; c++) {
      state[c][i] = bounds.at(random.uniform(episode, c));
    }
  }

  @Override
  public void advance(double[][] state, double[] actions, int actionAt, int n, double[] rewards, boolean[] terminated) {
    if (sin.length < n) {
      sin = new double[n];
      cos = new double[n];
    }
    Trigonometry.sinCos(state[2], n, sin, cos);
    move(state[0], state[1], state[2], state[3], actions, actionAt, n, sin, cos);
    judge(state[0], state[2], n, rewards, terminated);
  }

  private static void move(double[] x, double[] xSpeed, double[] angle, double[] angleSpeed, double[] actions, int at, int n, double[] sin,
      double[] cos) {
    for (int i = 0; i < n; i++) {
      double force = (actions[at + i] * 2 - 1) * FORCE;
      double push = (force + POLE_MOMENT * (angleSpeed[i] * angleSpeed[i]) * sin[i]) / TOTAL_MASS;
      double angleAcceleration =
          (GRAVITY * sin[i] - cos[i] * push) / (HALF_LENGTH * (4.0 / 3.0 - POLE_MASS * (cos[i] * cos[i]) / TOTAL_MASS));
      double acceleration = push - POLE_MOMENT * angleAcceleration * cos[i] / TOTAL_MASS;
      x[i] += STEP_SECONDS * xSpeed[i];
      xSpeed[i] += STEP_SECONDS * acceleration;
      angle[i] += STEP_SECONDS * angleSpeed[i];
      angleSpeed[i] += STEP_SECONDS * angleAcceleration;
    }
  }

  private void judge(double[] x, double[] angle, int n, double[] rewards, boolean[] terminated) {
    for (int i = 0; i < n; i++) {
      terminated[i] = Math.abs(x[i]) > POSITION_LIMIT || Math.abs(angle[i]) > ANGLE_LIMIT;
      rewards[i] = suttonBartoReward ? (terminated[i] ? -1 : 0) : 1;
    }
  }

  @Override
  public void observe(double[][] state, int from, int to, float[] observations, int at) {
    double[] x = state[0];
    double[] xSpeed = state[1];
    double[] angle = state[2];
    double[] angleSpeed = state[3];
    for (int i = from, o = at; i < to; i++, o += 4) {
      observations[o] = (float) x[i];
      observations[o + 1] = (float) xSpeed[i];
      observations[o + 2] = (float) angle[i];
      observations[o + 3] = (float) angleSpeed[i];
    }
  }

  @Override
  public List<String> actionNames() {
    return List.of("left", "right");
  }

  @Override
  public Sketch draw(double[][] state, int i) {
    double x = 120 + state[0][i] * 45;
    double angle = state[2][i];
    return new Sketch(240, 120).line(12, 98, 228, 98, 0.6, Sketch.DARK).rectangle(x - 16, 86, 32, 13, Sketch.GREY)
        .line(x, 88, x + 70 * Math.sin(angle), 88 - 70 * Math.cos(angle), 3, Sketch.ORANGE).disc(x, 88, 2, Sketch.DARK);
  }
}
