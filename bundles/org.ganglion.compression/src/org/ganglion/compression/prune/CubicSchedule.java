package org.ganglion.compression.prune;

/**
 * Sparsity that grows fast while much is redundant and slowly at the end: {@code s = final + (initial − final)·(1 − (t − begin)/(n·dt))³} at
 * {@code t = begin, begin + dt, …, begin + n·dt}, held in between; Zhu and Gupta, "To prune, or not to prune", 2017.
 *
 * @param n number of steps
 * @param dt batches between two steps
 */
public record CubicSchedule(double initial, double end, long begin, int n, long dt) {
  public CubicSchedule {
    if (n < 1 || dt < 1 || !(initial >= 0 && initial <= end && end <= 1)) {
      throw new IllegalArgumentException("sparsity grows from " + initial + " to " + end + " in " + n + " steps of " + dt + " batches: it cannot");
    }
  }

  /** Sparsity at a batch. */
  public double at(long batch) {
    long steps = Math.floorDiv(batch - begin, dt);
    if (steps <= 0) {
      return initial;
    }
    if (steps >= n) {
      return end;
    }
    double left = 1 - (double) steps / n;
    return end + (initial - end) * (left * left * left);
  }

  /** Whether the sparsity changes at a batch. */
  public boolean changesAt(long batch) {
    return batch >= begin && (batch - begin) % dt == 0 && (batch - begin) / dt <= n;
  }
}
