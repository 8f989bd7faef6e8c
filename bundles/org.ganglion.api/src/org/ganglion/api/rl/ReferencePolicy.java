package org.ganglion.api.rl;

/** Somebody who acts in an environment without learning: an expert's script, a rule controller, an oracle. What agents are measured against. */
public interface ReferencePolicy {
  /** An episode of the environment has started. */
  default void begin() {}

  /** Chooses the next action and writes it from {@code at} on. */
  void act(double[] action, int at);
}
