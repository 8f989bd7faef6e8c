package org.ganglion.api.rl;

/** When an environment of several starts its next episode. */
public enum Autoreset {
  /**
   * By the step after the last: the last step gives the final observation, and the next step ignores the action and gives the first observation of
   * the next episode with reward 0. That step is no transition: {@link VectorStep#started(int)}.
   */
  NEXT_STEP,
  /**
   * By the last step itself: its observation is the first one of the next episode, and the final one is kept beside it
   * ({@link VectorStep#copyNextObservation}).
   */
  SAME_STEP
}
