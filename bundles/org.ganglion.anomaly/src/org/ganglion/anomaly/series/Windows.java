package org.ganglion.anomaly.series;

import org.ganglion.api.anomaly.Samples;

/** Windows over a series, each one row later than the one before: sensor after sensor, time running within. Nothing is copied but what is read. */
public record Windows(double[][] values, int window) implements Samples {
  @Override
  public int count() {
    return Math.max(0, values[0].length - window + 1);
  }

  @Override
  public int width() {
    return values.length * window;
  }

  @Override
  public void read(int index, double[] into) {
    for (int s = 0; s < values.length; s++) {
      System.arraycopy(values[s], index, into, s * window, window);
    }
  }
}
