package org.ganglion.rl.environments.classic;

import java.util.List;
import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Space;
import org.ganglion.rl.environments.Sketch;

/**
 * The equations of one problem for any number of copies side by side: component {@code c} of copy {@code i} stands in {@code state[c][i]}. Single
 * environments and vectors run the same code, so that they agree bit for bit.
 */
interface Physics {
  /** What one copy lets see. */
  Space observationSpace();

  /** What one copy takes; one number. */
  Space actionSpace();

  /** Components of the state of one copy. */
  int components();

  /** Names of the options that {@link #start} knows. */
  StartBounds bounds(Map<String, Object> options);

  /** Puts copy {@code i} at the start of an episode, within bounds. */
  void start(double[][] state, int i, RandomStream random, long episode, StartBounds bounds);

  /**
   * Moves copies 0 … n − 1 by one step.
   *
   * @param terminated overwritten, like {@code rewards}
   */
  void advance(double[][] state, double[] actions, int actionAt, int n, double[] rewards, boolean[] terminated);

  /** Writes the observations of copies {@code from} … {@code to − 1} as rows, the first of them at {@code at}. */
  void observe(double[][] state, int from, int to, float[] observations, int at);

  /** What the actions are called where they are choices. */
  List<String> actionNames();

  /** A picture of copy {@code i} for people. */
  Sketch draw(double[][] state, int i);
}
