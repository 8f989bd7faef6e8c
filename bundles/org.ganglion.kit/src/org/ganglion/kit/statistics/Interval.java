package org.ganglion.kit.statistics;

/**
 * An estimate with the range that its sample size leaves.
 *
 * @param value the estimate itself
 * @param low lower end
 * @param high upper end
 */
public record Interval(double value, double low, double high) {
  /** Whether the ranges have no point in common. */
  public boolean apartFrom(Interval other) {
    return high < other.low || low > other.high;
  }
}
