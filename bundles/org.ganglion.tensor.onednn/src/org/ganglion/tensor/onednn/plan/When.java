package org.ganglion.tensor.onednn.plan;

import java.util.Set;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;

/** Bit sets that say in which forward modes, or for which wanted gradients, an operation runs. */
public final class When {
  /** Forward in every mode. */
  public static final int ALWAYS = 7;

  /** Forward where a backward pass may follow. */
  public static final int LEARNING = of(Mode.TRAINING) | of(Mode.FROZEN_STATISTICS);

  /** Backward passes that want parameter gradients. */
  public static final int PARAMETERS = of(Set.of(Gradient.PARAMETERS)) | of(Set.of(Gradient.PARAMETERS, Gradient.INPUTS));

  /** Backward passes that want input gradients. */
  public static final int INPUTS = of(Set.of(Gradient.INPUTS)) | of(Set.of(Gradient.PARAMETERS, Gradient.INPUTS));

  private When() {}

  /** The bit of a mode. */
  public static int of(Mode mode) {
    return 1 << mode.ordinal();
  }

  /** The bit of a set of wanted gradients. */
  public static int of(Set<Gradient> wanted) {
    return 1 << index(wanted);
  }

  /** 0: nothing, 1: inputs, 2: parameters, 3: both. */
  static int index(Set<Gradient> wanted) {
    return (wanted.contains(Gradient.INPUTS) ? 1 : 0) + (wanted.contains(Gradient.PARAMETERS) ? 2 : 0);
  }

  /** All wanted sets that a network was compiled for. */
  static int within(Set<Gradient> compiled) {
    int bits = 0;
    for (int i = 1; i < 4; i++) {
      if ((i & ~index(compiled)) == 0) {
        bits |= 1 << i;
      }
    }
    return bits;
  }
}
