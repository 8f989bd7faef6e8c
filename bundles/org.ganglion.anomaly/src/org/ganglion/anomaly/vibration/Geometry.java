package org.ganglion.anomaly.vibration;

import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;

/** A rolling bearing and its shaft. The default is the Rexnord ZA-2115 double row bearing at 2000 rpm. */
public record Geometry(
    @Default("2000") @Min(1) @Help("revolutions of the shaft per minute") double rpm,
    @Default("16") @Min(2) @Help("rolling elements in a row") int rollers,
    @Default("8.4") @Min(0) @Help("roller diameter in millimetres") double roller,
    @Default("71.5") @Min(0) @Help("pitch diameter in millimetres") double pitch,
    @Default("15.17") @Min(0) @Help("contact angle in degrees") double angle) {
  /** Turns of the shaft per second. */
  public double shaft() {
    return rpm / 60;
  }

  private double ratio() {
    return roller / pitch * Math.cos(Math.toRadians(angle));
  }

  /** Ball-pass frequency of the outer race: rollers that pass a place of it per second. */
  public double outerRace() {
    return rollers / 2.0 * shaft() * (1 - ratio());
  }

  /** Ball-pass frequency of the inner race. */
  public double innerRace() {
    return rollers / 2.0 * shaft() * (1 + ratio());
  }

  /** Twice the spin of a roller: how often a spot on it hits a race. */
  public double roller2() {
    return pitch / roller * shaft() * (1 - ratio() * ratio());
  }

  /** Turns of the cage per second. */
  public double cage() {
    return shaft() / 2 * (1 - ratio());
  }
}
