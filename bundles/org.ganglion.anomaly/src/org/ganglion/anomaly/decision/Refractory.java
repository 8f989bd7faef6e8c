package org.ganglion.anomaly.decision;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** One event, one flag: a score counts only when it is above every score of the {@code rest} rows before it. Memory is bounded by {@code rest}. */
public final class Refractory {
  private static final double MARGIN = 1e-12;

  private final int rest;
  private final long[] rows;
  private final double[] scores;
  private int head;
  private int size;
  private long row;

  /** Looks back over a number of rows; 0 lets every score count. */
  public Refractory(int rest) {
    this.rest = rest;
    this.rows = new long[rest + 2];
    this.scores = new double[rest + 2];
  }

  /** The score where it counts, else 0. The queue holds what a later score could still have to exceed, largest first. */
  public double pass(double score) {
    while (size > 0 && rows[head] < row - rest) {
      head = (head + 1) % rows.length;
      size--;
    }
    boolean counts = rest == 0 || size == 0 || score > scores[head] + MARGIN;
    while (size > 0 && scores[(head + size - 1) % rows.length] <= score) {
      size--;
    }
    int tail = (head + size) % rows.length;
    rows[tail] = row++;
    scores[tail] = score;
    size++;
    return counts ? score : 0;
  }

  /** Writes the state. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(row);
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeLong(rows[(head + i) % rows.length]);
      out.writeDouble(scores[(head + i) % rows.length]);
    }
  }

  /** Reads what {@link #write} wrote. */
  public void read(DataInput in) throws IOException {
    row = in.readLong();
    size = in.readInt();
    head = 0;
    for (int i = 0; i < size; i++) {
      rows[i] = in.readLong();
      scores[i] = in.readDouble();
    }
  }
}
