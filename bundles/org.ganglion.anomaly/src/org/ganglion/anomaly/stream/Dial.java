package org.ganglion.anomaly.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.ganglion.anomaly.decision.AlarmBudget;
import org.ganglion.anomaly.decision.SustainedChange;

/** A stated number of false alarms for the flags of a series: half of it for what is sudden, half for levels that have changed. */
final class Dial {
  /** Rows that end an alarm; surprises are of the last eight, levels of the last ten or so. */
  private static final int REST = 24;

  private final AlarmBudget sudden;
  private final AlarmBudget sustained;

  Dial(double perRow, int sensors) {
    double half = perRow / 2;
    // Until the series has shown what it does: a surprise is a tail probability, of which each sensor has one.
    sudden = new AlarmBudget(half, REST, -Math.log10(half / sensors));
    sustained = new AlarmBudget(half, REST, SustainedChange.THRESHOLD);
  }

  void next(int row, double surprise, int sensor, double[] off, List<Flag> flags) {
    double strength = sudden.next(surprise);
    if (strength > 0) {
      flags.add(new Flag(row, sensor, Flag.Kind.SUDDEN, strength));
    }
    int largest = 0;
    for (int s = 1; s < off.length; s++) {
      largest = off[s] > off[largest] ? s : largest;
    }
    double change = sustained.next(off[largest]);
    if (change > 0) {
      flags.add(new Flag(row, largest, Flag.Kind.SUSTAINED, change));
    }
  }

  void write(DataOutput out) throws IOException {
    sudden.write(out);
    sustained.write(out);
  }

  void read(DataInput in) throws IOException {
    sudden.read(in);
    sustained.read(in);
  }
}
