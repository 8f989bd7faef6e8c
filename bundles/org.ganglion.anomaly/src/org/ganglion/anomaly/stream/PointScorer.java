package org.ganglion.anomaly.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.ganglion.anomaly.decision.Refractory;
import org.ganglion.anomaly.decision.TailProbability;

/**
 * One sensor, one point in, one score out. Two questions are asked of each value, "is it far from the level so far?" and "have the last few values
 * ever gone like this?"; each answer becomes a tail probability among its own past answers, so that no scale has to be given; their mean −log₁₀ p is
 * the surprise. The false alarms spent shrink as 1/t after the probation (a longer series would else flag more for no reason), and one event is
 * flagged once.
 */
public final class PointScorer {
  /** The surprise from which a point is flagged, one for all series. */
  public static final double THRESHOLD = 1.34;

  /** Rows of the window whose course is compared with the past. */
  public static final int WINDOW = 8;

  /** Rows of past that a window is compared with. */
  public static final int HISTORY = 4096;

  /** Rows at the start whose calibration would be of values without a past. */
  private static final int WARM_UP = 50;

  /** Rest after a flag, in probations. */
  private static final double REST = 0.6;

  private final int probation;
  private final TailProbability levels = new TailProbability();
  private final TailProbability courses = new TailProbability();
  private final WindowNovelty novelty = new WindowNovelty(WINDOW, HISTORY);
  private final Refractory refractory;
  private final double spending;
  private long row;
  private double mean;
  private double surprise;

  /** Judges after a number of rows; {@code spending} 1 lets false alarms thin out as 1/t, 0 keeps their rate. */
  public PointScorer(int probation, double spending) {
    this.probation = probation;
    this.spending = spending;
    this.refractory = new Refractory((int) (REST * probation));
  }

  /**
   * Takes the next value; a missing one (NaN) has no surprise and teaches nothing.
   *
   * @return the surprise where it stands out of the rows just before, else 0; 0 in the probation
   */
  public double next(double value) {
    if (Double.isNaN(value)) {
      surprise = 0;
      return 0;
    }
    double level = row == 0 ? 0 : Math.abs(value - mean);
    double course = novelty.next(value);
    mean += (value - mean) / (row + 1);
    surprise = 0;
    if (row >= probation) {
      surprise = (levels.judge(level) + courses.judge(course)) / 2 - spending * Math.log10((double) row / probation);
    } else if (row >= Math.min(WARM_UP, probation / 2)) {
      levels.learn(level);
      courses.learn(course);
    }
    row++;
    return row <= probation ? passed(0) : passed(surprise);
  }

  private double passed(double value) {
    return Math.max(0, refractory.pass(value));
  }

  /** The last value's surprise before the refractory rule. */
  public double surprise() {
    return surprise;
  }

  /** Writes the state. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(row);
    out.writeDouble(mean);
    levels.write(out);
    courses.write(out);
    novelty.write(out);
    refractory.write(out);
  }

  /** Reads what {@link #write} wrote. */
  public void read(DataInput in) throws IOException {
    row = in.readLong();
    mean = in.readDouble();
    levels.read(in);
    courses.read(in);
    novelty.read(in);
    refractory.read(in);
  }
}
