package org.ganglion.anomaly.decision;

/**
 * Has the level changed for good? A moving average of the deviation from a slowly following baseline, in its own standard deviations (Roberts, 1959: EWMA
 * chart). Sees wear that no single value shows, and shrugs at single outliers. The baseline follows by clipped steps, and not at all while it alarms: what
 * is wrong must not become normal.
 */
public final class SustainedChange {
  /** Standard deviations of the average from which a change is told. */
  public static final double THRESHOLD = 8;

  private static final double WEIGHT = 0.2;
  private static final double FOLLOW = 0.01;
  private static final double CLIP = 3;
  private static final double AVERAGE_DEVIATION = Math.sqrt(WEIGHT / (2 - WEIGHT));

  private double level;
  private double variance;
  private double average;

  /** Starts from rows that are declared normal: their median and median deviation. */
  public SustainedChange(double[] normal) {
    double[] sorted = java.util.Arrays.stream(normal).filter(v -> !Double.isNaN(v)).sorted().toArray();
    level = sorted[sorted.length / 2];
    double[] far = java.util.Arrays.stream(sorted).map(v -> Math.abs(v - level)).sorted().toArray();
    double deviation = Math.max(1.4826 * far[far.length / 2], 1e-6 * (1e-6 + Math.abs(level)));
    variance = deviation * deviation;
  }

  /** Takes the next value; gives how many standard deviations the average lies off, up or down. */
  public double next(double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    double z = (value - level) / Math.sqrt(variance);
    average += WEIGHT * (z - average);
    double off = Math.abs(average) / AVERAGE_DEVIATION;
    if (off < THRESHOLD) {
      double clipped = Math.max(-CLIP, Math.min(CLIP, z));
      level += FOLLOW * clipped * Math.sqrt(variance);
      variance *= 1 + FOLLOW / 2 * (Math.min(z * z, CLIP * CLIP) - 1);
    }
    return off;
  }
}
