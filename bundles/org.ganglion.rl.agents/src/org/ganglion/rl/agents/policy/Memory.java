package org.ganglion.rl.agents.policy;

import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;

/** How a policy knows what was before the present observation. */
public sealed interface Memory {
  /** Not at all. */
  record None() implements Memory {}

  /** By being shown the last observations together. */
  record Frames(@Default("4") @Min(2) @Help("observations shown together") int count) implements Memory {}

  /** By a recurrent layer behind the network. */
  record Recurrent(@Default("128") @Min(1) @Help("units of the recurrent layer") int units) implements Memory {}
}
