package org.ganglion.anomaly.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.ganglion.anomaly.decision.AlarmBudget;
import org.ganglion.anomaly.decision.LevelDrift;
import org.ganglion.api.anomaly.FittedDetector;

/**
 * Watches rows with a fitted detector: a window that slides along, its deviations averaged over some horizons, and alarms by a budget. Causal,
 * bounded memory.
 */
public final class WindowWatch {
  private final Deviations deviations;
  private final Averages averages;
  private final AlarmBudget budget;
  private final LevelDrift drift;
  private final int window;
  private final double[] sample;
  private int seen;
  private double statistic;
  private double strength;

  /**
   * A watch.
   *
   * @param perRow false alarms that are expected, per row
   * @param quiet rows without a passing statistic that end an alarm; 0: half a block
   */
  public WindowWatch(FittedDetector detector, WatchScale scale, int sensors, int window, double perRow, int quiet) {
    this.deviations = new Deviations(detector, sensors, window, scale.whole());
    this.averages = new Averages(scale);
    // Where too few normal rows are known: each mean is taken for Gaussian, and all of them for different.
    double means = (double) scale.mean().length * scale.horizons().length;
    int rows = quiet > 0 ? quiet : (scale.block() + 1) / 2;
    this.budget = new AlarmBudget(perRow, scale.block(), Math.sqrt(2 * Math.log(2 * means / perRow)), rows);
    budget.learnPeaks(scale.peaks());
    budget.frozen();
    this.drift = new LevelDrift(scale.peaks(), scale.block());
    this.window = window;
    this.sample = new double[sensors * window];
  }

  /**
   * Takes a row.
   *
   * @param scaled values in the detector's scale; a missing one (NaN) stays what it was
   * @return the alarm's strength where one begins, at least 1; else 0
   */
  public double next(double[] scaled) {
    System.arraycopy(sample, 1, sample, 0, sample.length - 1);
    for (int s = 0; s < scaled.length; s++) {
      int last = s * window + window - 1;
      double before = window > 1 ? sample[last - 1] : 0;
      sample[last] = Double.isNaN(scaled[s]) ? before : scaled[s];
    }
    strength = 0;
    if (++seen < window) {
      return 0;
    }
    seen = window;
    statistic = averages.next(deviations.of(sample));
    strength = budget.next(statistic);
    if (!budget.open()) {
      drift.next(statistic);
    }
    return strength;
  }

  /** How far the last row's deviations are off, in usual ones; 0 before the first whole window. */
  public double statistic() {
    return statistic;
  }

  /** What the statistic must pass. */
  public double threshold() {
    return budget.threshold();
  }

  /** Whether an alarm goes on. */
  public boolean open() {
    return budget.open();
  }

  /** The sensor that the last row stands out in most. */
  public int sensor() {
    return deviations.sensor(averages.channel(), sample);
  }

  /** Each sensor's part of the window's deviation. */
  public double[] shares() {
    return deviations.shares(sample);
  }

  /** The last window, sensor after sensor; must not be changed. */
  public double[] sample() {
    return sample;
  }

  /** Whether what is normal is no more what the detector was fitted on. */
  public boolean drifted() {
    return drift.drifted();
  }

  /** Writes the state. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(seen);
    out.writeInt(sample.length);
    for (double value : sample) {
      out.writeDouble(value);
    }
    averages.write(out);
    budget.write(out);
    drift.write(out);
  }

  /** Reads what {@link #write} wrote. */
  public void read(DataInput in) throws IOException {
    seen = in.readInt();
    if (in.readInt() != sample.length) {
      throw new IOException("the state is of a window of another length");
    }
    for (int i = 0; i < sample.length; i++) {
      sample[i] = in.readDouble();
    }
    averages.read(in);
    budget.read(in);
    drift.read(in);
  }
}
