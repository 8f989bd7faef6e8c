package org.ganglion.anomaly.decision;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Is what passes for normal still what was learnt? As many of the largest scores of blocks should lie above the median of those learnt as below it;
 * what is more is summed up (Page's CUSUM, 1954, of a coin): up by one for a block above, down by one for one below, and down by an allowance for
 * each, since the median is known from few blocks. Fair blocks reach the limit once in some 10⁵; blocks of which nine in ten lie above, within forty.
 */
public final class LevelDrift {
  private static final double ALLOWANCE = 0.4;
  private static final double LIMIT = 16;

  private final double median;
  private final int block;
  private final boolean known;
  private double sum;
  private double largest;
  private int filled;

  /** Compares with the largest scores of blocks of so many rows. */
  public LevelDrift(double[] peaks, int block) {
    double[] sorted = peaks.clone();
    Arrays.sort(sorted);
    this.known = sorted.length >= AlarmBudget.LEAST;
    this.median = known ? sorted[sorted.length / 2] : 0;
    this.block = block;
  }

  /** Takes the score of a row that no alarm is about. */
  public void next(double score) {
    largest = filled == 0 ? score : Math.max(largest, score);
    if (++filled == block) {
      filled = 0;
      sum = Math.max(0, sum + (largest > median ? 1 : -1) - ALLOWANCE);
    }
  }

  /** Whether it is not. */
  public boolean drifted() {
    return known && sum >= LIMIT;
  }

  /** Writes the state. */
  public void write(DataOutput out) throws IOException {
    out.writeDouble(sum);
    out.writeDouble(largest);
    out.writeInt(filled);
  }

  /** Reads what {@link #write} wrote. */
  public void read(DataInput in) throws IOException {
    sum = in.readDouble();
    largest = in.readDouble();
    filled = in.readInt();
  }
}
