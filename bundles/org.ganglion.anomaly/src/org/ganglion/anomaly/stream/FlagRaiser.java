package org.ganglion.anomaly.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ganglion.anomaly.decision.SustainedChange;

/** Goes through a series row by row and raises flags, looking at nothing to come. */
public final class FlagRaiser {
  private final PointScorer[] sudden;
  private final SustainedChange[] sustained;
  private final int probation;
  private boolean[] changed;
  private int row;

  /** The surprise of the row before the refractory rule, the largest of the sensors. */
  private double surprise;

  /**
   * Raises flags on some sensors.
   *
   * @param normal sensor × row, the rows at the start that are learnt from
   * @param spending see {@link PointScorer}
   */
  public FlagRaiser(double[][] normal, double spending) {
    probation = normal[0].length;
    sudden = Arrays.stream(normal).map(sensor -> new PointScorer(probation, spending)).toArray(PointScorer[]::new);
    sustained = Arrays.stream(normal).map(SustainedChange::new).toArray(SustainedChange[]::new);
    changed = new boolean[normal.length];
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
      if (score > best) {
        best = score;
        most = s;
      }
      off[s] = row < probation ? 0 : sustained[s].next(values[s]);
    }
    if (best >= PointScorer.THRESHOLD) {
      flags.add(new Flag(row, most, Flag.Kind.SUDDEN, best / PointScorer.THRESHOLD));
    }
    change(off, flags);
    row++;
    return flags;
  }

  /** Neighbours feel what one sensor suffers: a change is told of the sensor that it is largest in, and of another one only once that is the largest. */
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

  /** How surprising the last row was. */
  public double surprise() {
    return surprise;
  }
}
