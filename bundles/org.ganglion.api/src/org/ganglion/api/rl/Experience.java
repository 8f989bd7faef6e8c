package org.ganglion.api.rl;

import org.ganglion.api.artifact.ArtifactType;

/**
 * Transitions that an agent went through, oldest first. Written as {@code experience.npz}, which NumPy opens, and {@code experience.csv} without the
 * observations for a first look.
 *
 * @param observationSize numbers in an observation
 * @param observations count × observation size, as the environment gave them
 * @param actions index of the choice made
 * @param rewards of each step
 * @param nextObservations count × observation size: what was seen after the action, the final observation where an episode ended
 * @param terminated 1 where the task was over
 * @param truncated 1 where the episode was ended from outside
 */
@ArtifactType("ganglion:experience/1")
public record Experience(
    int observationSize, float[] observations, int[] actions, float[] rewards, float[] nextObservations, byte[] terminated, byte[] truncated) {
  /**
   * Transitions.
   *
   * @throws IllegalArgumentException when the arrays do not belong together
   */
  public Experience {
    int count = actions.length;
    boolean same = rewards.length == count && terminated.length == count && truncated.length == count;
    if (!same || observations.length != count * observationSize || nextObservations.length != observations.length) {
      throw new IllegalArgumentException("the arrays of " + count + " transitions with " + observationSize
          + " numbers in an observation do not fit together");
    }
  }

  /** No experience. */
  public static Experience none() {
    return new Experience(1, new float[0], new int[0], new float[0], new float[0], new byte[0], new byte[0]);
  }

  /** Number of transitions. */
  public int count() {
    return actions.length;
  }
}
