package org.ganglion.anomaly.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ganglion.anomaly.decision.SustainedChange;

/** Goes through a series row by row and raises flags, looking at nothing to come. */
public final class FlagRaiser {
  private final PointScorer[] sudden;
  private final SustainedChange[] sustained;
  private final double[][] normal;
  private final int probation;
  private final boolean[] changed;
  private final Optional<Dial> dial;
  private int row;
  private double surprise;

  /**
   * Raises flags on some sensors.
   *
   * @param probation rows at the start that are learnt from
   * @param spending see {@link PointScorer}
   */
  public FlagRaiser(int sensors, int probation, double spending) {
    this(sensors, probation, spending, Optional.empty());
  }

  /** Raises as many flags by chance as a budget allows. */
  public static FlagRaiser budgeted(int sensors, int probation, double perRow) {
    return new FlagRaiser(sensors, probation, 0, Optional.of(new Dial(perRow, sensors)));
  }

  private FlagRaiser(int sensors, int probation, double spending, Optional<Dial> dial) {
    this.dial = dial;
    this.probation = probation;
    sudden = new PointScorer[sensors];
    sustained = new SustainedChange[sensors];
    normal = new double[sensors][probation];
    changed = new boolean[sensors];
    for (int s = 0; s < sensors; s++) {
      sudden[s] = new PointScorer(probation, spending);
    }
  }

  /** Takes the values of a row. */
  public List<Flag> next(double[] values) {
    List<Flag> flags = new ArrayList<>();
    double best = 0;
    int most = -1;
    double[] off = new double[values.length];
    surprise = 0;
    for (int s = 0; s < values.length; s++) {
      double score = sudden[s].next(values[s]);
      surprise = Math.max(surprise, sudden[s].surprise());
      score = dial.isPresent() ? sudden[s].surprise() : score;
      if (score > best) {
        best = score;
        most = s;
      }
      off[s] = off(s, values[s]);
    }
    if (dial.isPresent()) {
      if (row >= probation) {
        dial.get().next(row, best, Math.max(0, most), off, flags);
      }
      row++;
      return flags;
    }
    if (best >= PointScorer.THRESHOLD) {
      flags.add(new Flag(row, most, Flag.Kind.SUDDEN, best / PointScorer.THRESHOLD));
    }
    change(off, flags);
    row++;
    return flags;
  }

  private double off(int sensor, double value) {
    if (row < probation) {
      normal[sensor][row] = value;
      return 0;
    }
    if (sustained[sensor] == null) {
      sustained[sensor] = new SustainedChange(normal[sensor]);
    }
    return sustained[sensor].next(value);
  }

  /**
   * Neighbours feel what one sensor suffers: a change is told of the sensor that it is largest in, and of another one only once that is the largest.
   */
  private void change(double[] off, List<Flag> flags) {
    int largest = 0;
    for (int s = 1; s < off.length; s++) {
      largest = off[s] > off[largest] ? s : largest;
    }
    if (off[largest] >= SustainedChange.THRESHOLD && !changed[largest]) {
      changed[largest] = true;
      flags.add(new Flag(row, largest, Flag.Kind.SUSTAINED, off[largest] / SustainedChange.THRESHOLD));
    }
    for (int s = 0; s < off.length; s++) {
      changed[s] &= off[s] >= SustainedChange.THRESHOLD / 2;
    }
  }

  /** How surprising the last row was, before the refractory rule; the largest of the sensors. */
  public double surprise() {
    return surprise;
  }

  /** Writes the state. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(row);
    if (dial.isPresent()) {
      dial.get().write(out);
    }
    for (int s = 0; s < sudden.length; s++) {
      sudden[s].write(out);
      out.writeBoolean(changed[s]);
      for (double value : normal[s]) {
        out.writeDouble(value);
      }
      out.writeBoolean(sustained[s] != null);
      if (sustained[s] != null) {
        sustained[s].write(out);
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public void read(DataInput in) throws IOException {
    row = in.readInt();
    if (dial.isPresent()) {
      dial.get().read(in);
    }
    for (int s = 0; s < sudden.length; s++) {
      sudden[s].read(in);
      changed[s] = in.readBoolean();
      for (int i = 0; i < probation; i++) {
        normal[s][i] = in.readDouble();
      }
      if (in.readBoolean()) {
        sustained[s] = new SustainedChange(normal[s]);
        sustained[s].read(in);
      }
    }
  }
}
