package org.ganglion.api.rl;

/**
 * Several environments of one kind that step together. Environment {@code i} of a vector seeded with {@code s} plays the episodes of a single
 * environment seeded with {@code s + i}. Belongs to one thread.
 */
public interface VectorEnvironment extends AutoCloseable {
  /** Number of environments. */
  int count();

  /** What one environment lets see. */
  Space observationSpace();

  /** What one environment takes. */
  Space actionSpace();

  /** When the next episode of one that is over starts. */
  Autoreset autoreset();

  /** Starts an episode everywhere; {@code into} then holds the first observations. */
  void reset(Reset how, VectorStep into);

  /**
   * Acts once everywhere.
   *
   * @param actions count × action size
   * @param into overwritten; made by {@link #newStep()} or of the same size
   * @throws IllegalArgumentException when an action is no value of the action space
   */
  void step(double[] actions, VectorStep into);

  /** Buffers of the right size. */
  default VectorStep newStep() {
    return new VectorStep(count(), observationSpace().size());
  }

  @Override
  default void close() {}
}
