package org.ganglion.benchmarks.result;

/**
 * What the ratio to a peer is held against, at the upper end of its interval.
 *
 * @param peer {@code pytorch} or {@code onnxruntime}
 * @param floor must be reached; not a number where the ratio is only reported
 * @param aim wished for
 */
public record Bar(String peer, double floor, double aim) {
  /** Whether there is anything to reach. */
  public boolean set() {
    return !Double.isNaN(floor);
  }
}
