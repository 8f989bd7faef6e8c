package org.ganglion.runtime.api.plugins;

import java.time.Duration;

/**
 * How a plug-in takes another one's place.
 *
 * @param migrate whether steps that checkpoint go on with the new version in the middle of their work
 * @param dev whether the same version with another content is taken
 * @param patience how long to wait for work that holds the old version
 * @param overdue what then
 */
public record SwapOptions(boolean migrate, boolean dev, Duration patience, Overdue overdue) {
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
