package org.ganglion.workflow.run;

/** Whether a run is to end early: softly, at the next checkpoint of each step, or at once. */
final class Stopping {
  private volatile boolean soft;
  private volatile boolean hard;

  void stop() {
    soft = true;
  }

  void cancel() {
    soft = true;
    hard = true;
  }

  boolean soft() {
    return soft;
  }

  boolean hard() {
    return hard;
  }
}
