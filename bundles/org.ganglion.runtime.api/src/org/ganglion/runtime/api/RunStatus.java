package org.ganglion.runtime.api;

/** Where a run stands. */
public enum RunStatus {
  /** A process is executing it. */
  RUNNING,
  /** All steps are finished. */
  SUCCEEDED,
  /** A step failed; {@code resume} tries again from there. */
  FAILED,
  /** Stopped by request; {@code resume} goes on. */
  STOPPED,
  /** Its process ended without a word; {@code resume} goes on. */
  INTERRUPTED
}
