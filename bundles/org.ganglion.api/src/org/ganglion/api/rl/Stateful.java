package org.ganglion.api.rl;

/** An environment whose physical state is a few numbers that can be read and set: for tests, for planning, for starting an episode anywhere. */
public interface Stateful {
  /** The state, a copy, in the order that the environment documents. */
  double[] state();

  /**
   * Puts the running episode into a state.
   *
   * @throws IllegalArgumentException when the number of values does not fit
   */
  void setState(double... state);
}
