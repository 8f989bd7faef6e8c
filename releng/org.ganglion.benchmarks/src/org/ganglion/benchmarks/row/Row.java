package org.ganglion.benchmarks.row;

import java.util.List;
import org.ganglion.benchmarks.result.Bar;

/**
 * A line of the table.
 *
 * @param name to ask for it by
 * @param task what each step computes
 * @param bars one for each peer that can do it
 * @param clock what is timed
 */
public record Row(String name, Task task, List<Bar> bars, Clock clock) {
  /** What the time of a row is that of. */
  public enum Clock {
    /** A step among many. */
    STEP,
    /** From the start of a process to the end of its first step, with native libraries still to be unpacked. */
    START_WITH_EMPTY_CACHE,
    /** The same with native libraries unpacked by an earlier process. */
    START
  }

  public Row {
    bars = List.copyOf(bars);
  }

  /** A row that times steps. */
  public Row(String name, Task task, List<Bar> bars) {
    this(name, task, bars, Clock.STEP);
  }

  /**
   * The same with tanh in place of every activation that has a kink. Where rounding moves a value over a kink its gradient changes from one slope to
   * the other, so that gradients of a batch of hundreds of thousands of values cannot be told from wrong ones; here nothing hides a wrong one.
   */
  public Row smooth() {
    return new Row(name, task.smooth(), bars, clock);
  }
}
