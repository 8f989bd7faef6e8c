package org.ganglion.rl.environments.cooling;

/** Who is in charge of the plant. */
public enum Mode {
  /** The agent. */
  AUTOMATIC,
  /** The rule controller; the agent advises. */
  ADVICE
}
