package org.ganglion.rl.environments.classic;

/** Parameters of every classic problem. */
interface Limited {
  /** Steps after which an episode is truncated. */
  int maxEpisodeSteps();
}
