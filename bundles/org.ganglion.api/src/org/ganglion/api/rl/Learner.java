package org.ganglion.api.rl;

import java.io.IOException;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.operator.Checkpoint;

/**
 * An agent that learns one task. {@code advance} is called until the task's steps are made; between two calls the learner can be saved, asked for its
 * policy, or left. It belongs to one thread.
 */
public interface Learner extends AutoCloseable {
  /**
   * Acts for a while in all environments and learns from it.
   *
   * @return environment steps made since the very beginning, summed over the environments
   */
  long advance();

  /**
   * The policy as it is now: input {@code observation} as the environment gives it, normalisation included; output {@code policy}, and {@code value}
   * where the agent estimates one. {@code about} has {@code kind: policy} and {@code head}: {@code categorical} (logits), {@code gaussian} (means,
   * then logarithms of deviations, in units of the action's bounds) or {@code values} (one of each action).
   */
  Model policy();

  /** What it has been through, for those who browse it or go on from it; empty where the agent keeps none. */
  default java.util.Optional<Experience> experience() {
    return java.util.Optional.empty();
  }

  /** Writes all that going on bit by bit needs, environments included. */
  void save(Checkpoint.Parts parts) throws IOException;

  /** Goes on from what {@link #save} wrote. */
  void restore(Checkpoint checkpoint) throws IOException;

  @Override
  void close();
}
