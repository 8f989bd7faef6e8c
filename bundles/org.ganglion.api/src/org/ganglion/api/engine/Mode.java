package org.ganglion.api.engine;

/** How a forward pass treats batch normalisation and dropout. */
public enum Mode {
  /** Batch statistics, running statistics move, dropout drops. */
  TRAINING,
  /** Running statistics, no dropout; nothing moves. No backward pass follows. */
  INFERENCE,
  /**
   * Batch statistics, dropout drops, but running statistics stay: a network that is judged by, or learnt through, and must not move, such as the
   * discriminator in the generator's turn.
   */
  FROZEN_STATISTICS
}
