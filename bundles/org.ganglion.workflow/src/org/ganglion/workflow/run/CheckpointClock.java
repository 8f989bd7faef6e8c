package org.ganglion.workflow.run;

import java.time.Duration;

/**
 * When a step should write a checkpoint, and when it may end early. The first is due soon, so that a short run that is killed has one. When the run
 * is being stopped a step that writes checkpoints is offered one more before it is told to end.
 */
final class CheckpointClock {
  private static final Duration SOON = Duration.ofSeconds(4);

  private final Duration every;
  private final Stopping stopping;
  private final Moving moving;
  private volatile long last = System.nanoTime();
  private volatile Duration wait;
  private volatile boolean asked;
  private volatile boolean offered;
  private volatile boolean written;

  CheckpointClock(Duration every, Stopping stopping, Moving moving) {
    this.moving = moving;
    this.every = every;
    this.stopping = stopping;
    this.wait = every.compareTo(SOON) < 0 ? every : SOON;
  }

  boolean due() {
    asked = true;
    if (stopping.soft()) {
      boolean first = !offered;
      offered = true;
      return first || !written;
    }
    return moving.due() || System.nanoTime() - last >= wait.toNanos();
  }

  void written() {
    last = System.nanoTime();
    wait = every;
    written = offered;
    moving.written();
  }

  boolean mayEnd() {
    return stopping.hard() || moving.mayLeave() || (stopping.soft() && (offered || !asked));
  }
}
