package org.ganglion.workflow.live.flow;

/** Where records go. */
@FunctionalInterface
public interface Receiver {
  /** Takes a record, and with it the duty to end it; waits where there is no room. */
  void accept(Flight flight) throws InterruptedException;
}
