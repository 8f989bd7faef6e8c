package org.ganglion.workflow.live.flow;

import java.util.List;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.workflow.live.measure.Meter;

/** Where a source lets its records into the graph. */
public final class Intake {
  private final Gate gate;
  private final Meter whole;
  private final Meter meter = new Meter();
  private volatile List<Receiver> successors = List.of();

  /**
   * An intake before a gate.
   *
   * @param whole times each record from here to its end
   */
  public Intake(Gate gate, Meter whole) {
    this.gate = gate;
    this.whole = whole;
  }

  /** Where records go from here; called while nothing is in flight. */
  public void successors(List<Receiver> receivers) {
    successors = List.copyOf(receivers);
  }

  /** Lets a record in; waits while the graph changes and while there is no room. */
  public void admit(LiveRecord record, Completion completion) throws InterruptedException {
    long began = System.nanoTime();
    gate.enter();
    Origin origin = new Origin(new Completion() {
      @Override
      public void answered(LiveRecord answer) {
        completion.answered(answer);
      }

      @Override
      public void failed(String node, String reason) {
        completion.failed(node, reason);
      }

      @Override
      public void done() {
        try {
          completion.done();
        } finally {
          whole.add(System.nanoTime() - began);
          gate.leave();
        }
      }
    });
    try {
      List<Receiver> receivers = successors;
      origin.fork(receivers.size());
      for (Receiver receiver : receivers) {
        receiver.accept(new Flight(record, origin));
      }
    } finally {
      meter.add(System.nanoTime() - began);
      origin.end();
    }
  }

  /** Counts and waiting times. */
  public Meter meter() {
    return meter;
  }
}
