package org.ganglion.anomaly.series;

import java.util.List;

/**
 * Values of some sensors, row by row in time.
 *
 * @param times as they were read, one a row; row numbers where there is no time column
 * @param seconds between rows, the median; 0 where times are no times
 * @param names of the sensors
 * @param values sensor × row; NaN where one is missing
 */
public record SensorSeries(List<String> times, double seconds, List<String> names, double[][] values) {
  /** Number of rows. */
  public int rows() {
    return values[0].length;
  }

  /** Number of sensors. */
  public int sensors() {
    return values.length;
  }

  /** Rows from one to before another. */
  public SensorSeries slice(int from, int to) {
    double[][] part = new double[values.length][];
    for (int s = 0; s < part.length; s++) {
      part[s] = java.util.Arrays.copyOfRange(values[s], from, to);
    }
    return new SensorSeries(times.subList(from, to), seconds, names, part);
  }
}
