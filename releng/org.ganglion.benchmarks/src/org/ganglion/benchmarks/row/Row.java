package org.ganglion.benchmarks.row;

import java.util.List;

/**
 * A line of the table.
 *
 * @param name to ask for it by
 * @param task what each step computes
 * @param bars one for each peer that can do it
 */
public record Row(String name, Task task, List<Bar> bars) {
  public Row {
    bars = List.copyOf(bars);
  }

  /**
   * What the ratio to a peer is held against, at the upper end of its interval.
   *
   * @param peer {@code pytorch} or {@code onnxruntime}
   * @param floor must be reached
   * @param aim wished for
   */
  public record Bar(String peer, double floor, double aim) {}
}
