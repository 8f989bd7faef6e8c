package org.ganglion.workflow.run;

/** Whether a step is to leave its services at its next checkpoint and go on with others. */
final class Moving {
  private volatile boolean asked;
  private volatile boolean offered;
  private volatile boolean saved;

  void ask() {
    asked = true;
  }

  /** Whether a checkpoint is due for it. */
  boolean due() {
    offered = asked;
    return asked && !saved;
  }

  void written() {
    saved = offered;
  }

  /** Whether the state that the others go on from is on the disk. */
  boolean mayLeave() {
    return saved;
  }
}
