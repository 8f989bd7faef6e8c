package org.ganglion.anomaly.decision;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Has the level changed for good? A moving average of the deviation from a slowly following baseline, in its own standard deviations (Roberts, 1959:
 * EWMA chart). Sees wear that no single value shows, and shrugs at single outliers. The baseline follows by clipped steps, and not at all while it
 * alarms: what is wrong must not become normal.
 */
public final class SustainedChange {
  /** Standard deviations of the average from which a change is told. */
  public static final double THRESHOLD = 8;

  private static final double WEIGHT = 0.2;
  private static final double FOLLOW = 0.01;
  private static final double CLIP = 3;

  /** What a single value counts at most, so that one alone is never a change. */
  private static final double MOST = 6;

  private static final double AVERAGE_DEVIATION = Math.sqrt(WEIGHT / (2 - WEIGHT));

  private double level;
  private double variance;
  private double average;

  /** Starts from rows that are declared normal: their median and median deviation. */
  public SustainedChange(double[] normal) {
    double[] sorted = Arrays.stream(normal).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (sorted.length == 0) {
      variance = 1;
      return;
    }
    level = sorted[sorted.length / 2];
    double[] far = Arrays.stream(sorted).map(v -> Math.abs(v - level)).sorted().toArray();
    double deviation = Math.max(1.4826 * far[far.length / 2], 1e-6 * (1e-6 + Math.abs(level)));
    variance = deviation * deviation;
  }

  /** Takes the next value; gives how many standard deviations the average lies off, up or down. */
  public double next(double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    double z = (value - level) / Math.sqrt(variance);
    average += WEIGHT * (Math.max(-MOST, Math.min(MOST, z)) - average);
    double off = Math.abs(average) / AVERAGE_DEVIATION;
    if (off < THRESHOLD) {
      double clipped = Math.max(-CLIP, Math.min(CLIP, z));
      level += FOLLOW * clipped * Math.sqrt(variance);
      variance *= 1 + FOLLOW / 2 * (Math.min(z * z, CLIP * CLIP) - 1);
    }
    return off;
  }

  /** Writes the state. */
  public void write(DataOutput out) throws IOException {
    out.writeDouble(level);
    out.writeDouble(variance);
    out.writeDouble(average);
  }

  /** Reads what {@link #write} wrote. */
  public void read(DataInput in) throws IOException {
    level = in.readDouble();
    variance = in.readDouble();
    average = in.readDouble();
  }
}
