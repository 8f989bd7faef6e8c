package org.ganglion.rl.agents.map;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How the latest tries went: success of those at the top cell, and the Brier score of what was expected of all before they were made. */
final class TryLog {
  private static final int LAST = 500;

  private final double[] best = new double[LAST];
  private final double[] squares = new double[LAST];
  private long bests;
  private long all;

  /** A try was made. */
  void add(double expected, boolean top, boolean success) {
    double outcome = success ? 1 : 0;
    squares[(int) (all++ % LAST)] = (expected - outcome) * (expected - outcome);
    if (top) {
      best[(int) (bests++ % LAST)] = outcome;
    }
  }

  /** Whether there are tries enough at the top cell to speak of a share. */
  boolean speaks() {
    return bests >= LAST / 5;
  }

  /** Share of successes among the last tries at the top cell. */
  double success() {
    return mean(best, bests);
  }

  /** Mean squared distance of expectation and outcome. */
  double brier() {
    return mean(squares, all);
  }

  private static double mean(double[] values, long count) {
    int known = (int) Math.min(count, LAST);
    double sum = 0;
    for (int i = 0; i < known; i++) {
      sum += values[i];
    }
    return known == 0 ? Double.NaN : sum / known;
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(bests);
    out.writeLong(all);
    for (int i = 0; i < LAST; i++) {
      out.writeDouble(best[i]);
      out.writeDouble(squares[i]);
    }
  }

  void restore(DataInput in) throws IOException {
    bests = in.readLong();
    all = in.readLong();
    for (int i = 0; i < LAST; i++) {
      best[i] = in.readDouble();
      squares[i] = in.readDouble();
    }
  }
}
