package org.ganglion.rl.environments.grid;

/** Parameters of every lake. */
interface Ice {
  /** Whether the ice lets slip to the sides. */
  boolean slippery();

  /** Probability that a move goes as meant. */
  double successRate();

  /** Steps after which an episode is truncated. */
  int maxEpisodeSteps();
}
