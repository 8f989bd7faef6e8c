package org.ganglion.runtime.api.plugins;

import java.time.Duration;

/**
 * How a plug-in takes another one's place.
 *
 * @param migrate whether steps that checkpoint go on with the new version in the middle of their work
 * @param dev whether the same version with another content is taken
 * @param patience how long to wait for work that holds the old version
 * @param overdue what then
 * @param beside whether a plug-in is installed beside what offers the same ids in other versions; work that asks for a range gets what fits, other
 *     work the highest
 */
public record SwapOptions(boolean migrate, boolean dev, Duration patience, Overdue overdue, boolean beside) {
  /** In the place of what is there. */
  public SwapOptions(boolean migrate, boolean dev, Duration patience, Overdue overdue) {
    this(migrate, dev, patience, overdue, false);
  }

  /** What happens to work that still holds the old version at the dead-line. */
  public enum Overdue {
    /** It keeps it; the old version goes when it has ended. */
    KEEP,
    /** It is cancelled; what it checkpointed stays. */
    CANCEL
  }

  /** Returns without waiting; work in flight keeps its version until it has ended. */
  public static SwapOptions standard() {
    return new SwapOptions(false, false, Duration.ZERO, Overdue.KEEP);
  }
}
