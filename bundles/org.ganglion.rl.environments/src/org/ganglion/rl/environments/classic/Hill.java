package org.ganglion.rl.environments.classic;

import java.util.List;
import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Space;

/** The hill that both mountain cars stand on. State: position, velocity. */
abstract class Hill implements Physics {
  static final double MIN_POSITION = -1.2;
  static final double MAX_POSITION = 0.6;
  static final double MAX_SPEED = 0.07;
  static final double GRAVITY = 0.0025;
  private static final Space OBSERVATIONS = Space.Box.of(List.of(MIN_POSITION, -MAX_SPEED), List.of(MAX_POSITION, MAX_SPEED));

  final double goalVelocity;

  Hill(double goalVelocity) {
    this.goalVelocity = goalVelocity;
  }

  @Override
  public final Space observationSpace() {
    return OBSERVATIONS;
  }

  @Override
  public final int components() {
    return 2;
  }

  @Override
  public final StartBounds bounds(Map<String, Object> options) {
    return StartBounds.of(options, -0.6, -0.4);
  }

  @Override
  public final void start(double[][] state, int i, RandomStream random, long episode, StartBounds bounds) {
    state[0][i] = bounds.at(random.uniform(episode, 0));
    state[1][i] = 0;
  }

  @Override
  public final void observe(double[][] state, int from, int to, float[] observations, int at) {
    for (int i = from, o = at; i < to; i++, o += 2) {
      observations[o] = (float) state[0][i];
      observations[o + 1] = (float) state[1][i];
    }
  }
}
