package org.ganglion.anomaly.vibration;

import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;

/** Something that goes wrong with the bearing for a while. */
public record Fault(
    @Default("outer-race") @Help("what goes wrong") Kind kind,
    @Default("100") @Min(0) @Help("hour of its beginning") double hour,
    @Default("68") @Min(0) @Help("hours that it lasts") double hours,
    @Default("1") @Min(0) @Help("strength at its end; 1 is flaking that anybody hears") double strength,
    @Default("true") @Help("whether it grows from nothing, as a flake does, or is there at once") boolean grows) {
  /** Kinds of fault. */
  public enum Kind {
    /** A flake in the outer race: impacts at its ball-pass frequency, always in the load zone. */
    OUTER_RACE,
    /** A flake in the inner race: impacts at its ball-pass frequency, louder once a turn in the load zone. */
    INNER_RACE,
    /** A flake on a roller: impacts at twice its spin, louder once a turn of the cage. */
    ROLLER,
    /** Imbalance: a sine at the shaft's frequency. */
    IMBALANCE,
    /** Lack of grease: broad noise at high frequencies, no rhythm. */
    LUBRICATION
  }

  /** Strength at an hour. */
  public double at(double time) {
    if (time < hour || time > hour + hours) {
      return 0;
    }
    return grows ? strength * Math.pow((time - hour) / hours, 2) : strength;
  }
}
