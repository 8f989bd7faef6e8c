package org.ganglion.workflow.run;

/** How long a step has computed, executions before a resume included. By a clock that nobody sets. */
record StepTime(long beforeMillis, long startNanos) {
  static StepTime after(long millis) {
    return new StepTime(millis, System.nanoTime());
  }

  long millis() {
    return beforeMillis + (System.nanoTime() - startNanos) / 1_000_000;
  }
}
