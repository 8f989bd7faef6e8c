package org.ganglion.benchmarks.result;

/**
 * A line of results: what our engine takes of a peer's time.
 *
 * @param row name of the row
 * @param engine id of our engine
 * @param ours seconds per step, median
 * @param theirs seconds per step, median
 * @param ratio ours by theirs, block by block
 * @param bar what it is held against
 * @param ourMemory resident megabytes after the row
 * @param theirMemory resident megabytes after the row
 */
public record Ratio(String row, String engine, double ours, double theirs, Interval ratio, Bar bar, double ourMemory, double theirMemory) {
  /** {@code aim}, {@code floor} or {@code missed}, by the upper end of the interval; {@code reported} without a bar. */
  public String verdict() {
    if (!bar.set()) {
      return "reported";
    }
    if (ratio.high() <= bar.aim()) {
      return "aim";
    }
    return ratio.high() <= bar.floor() ? "floor" : "missed";
  }
}
