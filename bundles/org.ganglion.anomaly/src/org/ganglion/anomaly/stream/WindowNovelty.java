package org.ganglion.anomaly.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How unlike everything before it the last window is: Euclidean distance to its nearest neighbour among the windows that ended at least two windows'
 * length minus one ago, back to {@code history} rows (Yeh et al., 2016: the left matrix profile). Distances are kept by lag and move with each row,
 * {@code d(lag) += (x_t − x_{t−lag})² − (x_{t−w} − x_{t−w−lag})²}: a few operations per lag, that the compiler makes vector code of.
 */
public final class WindowNovelty {
  private final int window;
  private final int history;
  private final double[] values;
  private final double[] squares;
  private long row;

  /** Of windows of so many rows over so much past. */
  public WindowNovelty(int window, int history) {
    this.window = window;
    this.history = history;
    // Doubled: the last values lie in one piece, newest last, and are moved to the front only once per 'capacity' rows.
    this.values = new double[2 * (history + 2 * window + 1)];
    this.squares = new double[history + 1];
  }

  /** Takes the next value; 0 until there are two windows that do not overlap. */
  public double next(double value) {
    int capacity = values.length / 2;
    int at = row < capacity ? (int) row : capacity + (int) (row % capacity);
    if (row >= capacity && row % capacity == 0) {
      System.arraycopy(values, row == capacity ? 0 : capacity, values, 0, capacity);
    }
    values[at] = value;
    int most = (int) Math.min(row - window + 1, history);
    if (row >= window) {
      slide(at, (int) Math.min(row - window, history));
    }
    // The lag that reaches the very first window has no row before it to subtract: it is summed afresh, as is one old lag per row against rounding.
    if (most >= 1 && row - window + 1 <= history) {
      squares[most] = sum(at, most);
    }
    if (most >= 1) {
      int one = 1 + (int) (row % most);
      squares[one] = sum(at, one);
    }
    row++;
    double least = Double.MAX_VALUE;
    for (int lag = window + 1; lag <= most; lag++) {
      least = Math.min(least, squares[lag]);
    }
    return most <= 2 * window ? 0 : Math.sqrt(Math.max(0, least));
  }

  private void slide(int at, int most) {
    double now = values[at];
    double gone = values[at - window];
    for (int lag = 1; lag <= most; lag++) {
      double in = now - values[at - lag];
      double out = gone - values[at - window - lag];
      squares[lag] += in * in - out * out;
    }
  }

  private double sum(int at, int lag) {
    double sum = 0;
    for (int i = 0; i < window; i++) {
      double difference = values[at - i] - values[at - i - lag];
      sum += difference * difference;
    }
    return sum;
  }

  /** Writes the state. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(row);
    for (double value : values) {
      out.writeDouble(value);
    }
    for (double square : squares) {
      out.writeDouble(square);
    }
  }

  /** Reads what {@link #write} wrote. */
  public void read(DataInput in) throws IOException {
    row = in.readLong();
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    for (int i = 0; i < squares.length; i++) {
      squares[i] = in.readDouble();
    }
  }
}
