package org.ganglion.rl.environments.classic;

import java.util.List;
import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Space;
import org.ganglion.rl.environments.Sketch;

/** The hill that both mountain cars stand on. State: position, velocity. */
abstract class Hill implements Physics {
  static final double MIN_POSITION = -1.2;
  static final double MAX_POSITION = 0.6;
  static final double MAX_SPEED = 0.07;
  static final double GRAVITY = 0.0025;
  private static final double HILL_PIECE = 0.05;
  /** Where the flag stands, as a share of the way; both goals are near it. */
  private static final double FLAG = 0.94;
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

  @Override
  public List<String> actionNames() {
    return actionSpace() instanceof Space.Discrete ? List.of("left", "none", "right") : List.of();
  }

  @Override
  public final Sketch draw(double[][] state, int i) {
    Sketch sketch = new Sketch(240, 120);
    for (double position = MIN_POSITION; position < MAX_POSITION; position += HILL_PIECE) {
      sketch.line(across(position), down(position), across(position + HILL_PIECE), down(position + HILL_PIECE), 0.7, Sketch.DARK);
    }
    double flag = across(MIN_POSITION + FLAG * (MAX_POSITION - MIN_POSITION));
    double foot = down(MIN_POSITION + FLAG * (MAX_POSITION - MIN_POSITION));
    sketch.line(flag, foot, flag, foot - 18, 0.7, Sketch.DARK).rectangle(flag - 9, foot - 18, 9, 6, Sketch.GREEN);
    return sketch.disc(across(state[0][i]), down(state[0][i]) - 6, 6, Sketch.ORANGE);
  }

  private static double across(double position) {
    return 12 + 120 * (position - MIN_POSITION);
  }

  /** The hill is sin(3·position). */
  private static double down(double position) {
    return 68 - 36 * Math.sin(3 * position);
  }
}
