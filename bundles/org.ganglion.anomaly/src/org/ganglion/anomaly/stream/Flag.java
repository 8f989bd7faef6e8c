package org.ganglion.anomaly.stream;

/**
 * Something that somebody should be told.
 *
 * @param sensor that it stands out in most
 * @param strength against the kind's threshold: 1 is just enough
 */
public record Flag(int row, int sensor, Kind kind, double strength) {
  /** What happened. */
  public enum Kind {
    /** Values that do not fit what came before. */
    SUDDEN,
    /** A level that has changed for good. */
    SUSTAINED
  }
}
