package org.ganglion.workflow.live.flow;

import org.ganglion.workflow.live.measure.Meter;

/** The node {@code live.answer}: what reaches it goes back to whoever sent the record, at once and without a queue. */
public final class AnswerNode implements Receiver {
  private final Meter meter = new Meter();

  @Override
  public void accept(Flight flight) {
    long began = System.nanoTime();
    flight.origin().answer(flight.record());
    meter.add(System.nanoTime() - began);
    flight.origin().end();
  }

  /** Counts and times. */
  public Meter meter() {
    return meter;
  }
}
