package org.ganglion.workflow.live.flow;

/** One record in a processor: either its thread comes back with it or, after its time, somebody else gives it up; never both. */
final class Attempt {
  private enum State {
    WORKING,
    INTERRUPTED,
    FINISHED,
    GIVEN_UP
  }

  private final Flight flight;
  private final long began = System.nanoTime();
  private final Thread thread = Thread.currentThread();
  private State state = State.WORKING;
  private boolean interrupted;

  Attempt(Flight flight) {
    this.flight = flight;
  }

  Flight flight() {
    return flight;
  }

  /** Nanoseconds since the processor got the record. */
  long elapsed() {
    return System.nanoTime() - began;
  }

  /** The thread has come back; whether the record is still its own. No interrupt comes from here afterwards. */
  synchronized boolean finish() {
    if (state == State.GIVEN_UP) {
      return false;
    }
    state = State.FINISHED;
    return true;
  }

  /** Whether it was interrupted because its time was over. */
  synchronized boolean overdue() {
    return interrupted;
  }

  /** Asks the thread to come back. */
  synchronized void interrupt() {
    if (state == State.WORKING) {
      state = State.INTERRUPTED;
      interrupted = true;
      thread.interrupt();
    }
  }

  /** Takes the record from a thread that was asked to come back and has not; whether it is the caller's now. */
  synchronized boolean giveUp() {
    if (state == State.INTERRUPTED) {
      state = State.GIVEN_UP;
      return true;
    }
    return false;
  }
}
