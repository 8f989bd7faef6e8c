package org.ganglion.anomaly.decision;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How rare a value is among those seen before it, as {@code −log₁₀ p}: so series of any scale and any detector speak one language. Up to the 95 %
 * quantile p is the rank's; above it the mean of the rank's −log₁₀ p and that of a Pareto tail (Hill, 1975), which tells a record from a far record.
 * Causal: a value is judged before it is learnt. Memory is bounded by the most recent {@link #CAPACITY} values.
 */
public final class TailProbability {
  static final int CAPACITY = 16384;
  private static final double BODY = 0.95;
  private static final int REFIT = 25;
  /** Added to the mean log excess: without it a flat history would make any change infinitely rare. */
  private static final double LEAST_EXCESS = 0.02;

  private static final double TINY = 1e-12;

  private final double[] recent = new double[CAPACITY];
  private final double[] sorted = new double[CAPACITY];
  private int size;
  private long seen;
  private long judged;
  private double excess = LEAST_EXCESS;

  /** Learns without judging: the probationary values. */
  public void learn(double value) {
    if (size == CAPACITY) {
      remove(recent[(int) (seen % CAPACITY)]);
    }
    recent[(int) (seen++ % CAPACITY)] = value;
    int at = below(value);
    System.arraycopy(sorted, at, sorted, at + 1, size - at);
    sorted[at] = value;
    size++;
  }

  /** Judges a value, then learns it. 0 while nothing has been learnt. */
  public double judge(double value) {
    double surprise = size == 0 ? 0 : surprise(value);
    learn(value);
    return surprise;
  }

  /** Judges without learning. */
  public double surprise(double value) {
    int body = (int) (size * BODY);
    double quantile = sorted[body];
    if (judged++ % REFIT == 0) {
      excess = meanExcess(body, quantile);
    }
    double rank = -Math.log10((size - below(value) + 1.0) / (size + 1.0));
    if (value <= quantile) {
      return rank;
    }
    double tail = -Math.log10(1 - BODY) + Math.log10((value + TINY) / (quantile + TINY)) / excess;
    return (rank + tail) / 2;
  }

  private double meanExcess(int body, double quantile) {
    double sum = 0;
    for (int i = body; i < size; i++) {
      sum += Math.log((sorted[i] + TINY) / (quantile + TINY));
    }
    return sum / (size - body) + LEAST_EXCESS;
  }

  /** How many of the values are smaller. */
  private int below(double value) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void remove(double value) {
    int at = below(value);
    System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
    size--;
  }

  /** Writes the state. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(size);
    out.writeLong(seen);
    out.writeLong(judged);
    out.writeDouble(excess);
    for (int i = 0; i < size; i++) {
      out.writeDouble(recent[i]);
    }
  }

  /** Reads what {@link #write} wrote. */
  public void read(DataInput in) throws IOException {
    size = in.readInt();
    seen = in.readLong();
    judged = in.readLong();
    excess = in.readDouble();
    for (int i = 0; i < size; i++) {
      recent[i] = in.readDouble();
    }
    System.arraycopy(recent, 0, sorted, 0, size);
    Arrays.sort(sorted, 0, size);
  }
}
