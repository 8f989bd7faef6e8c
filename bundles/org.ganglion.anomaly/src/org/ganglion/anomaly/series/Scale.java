package org.ganglion.anomaly.series;

import java.util.Arrays;

/**
 * Brings sensors to one scale by what was normal: mean 0, standard deviation 1. A sensor that was constant keeps its unit, so that a change shows.
 */
public record Scale(double[] mean, double[] deviation) {
  /** By rows of a series; missing values say nothing. */
  public static Scale of(double[][] values) {
    double[] mean = new double[values.length];
    double[] deviation = new double[values.length];
    for (int s = 0; s < values.length; s++) {
      double[] present = Arrays.stream(values[s]).filter(v -> !Double.isNaN(v)).toArray();
      double center = Arrays.stream(present).average().orElse(0);
      mean[s] = center;
      double spread = Math.sqrt(Arrays.stream(present).map(v -> (v - center) * (v - center)).average().orElse(0));
      deviation[s] = spread > 1e-9 * (1 + Math.abs(center)) ? spread : 1;
    }
    return new Scale(mean, deviation);
  }

  /** The same means, and the root mean square of the deviations for all: sensors of one unit, such as pixels, keep their relative size. */
  public Scale common() {
    // Exactly 1 are those that were constant: they have no deviation of their own.
    double squares = Arrays.stream(deviation).filter(d -> d != 1).map(d -> d * d).average().orElse(1);
    double[] one = new double[deviation.length];
    Arrays.fill(one, Math.sqrt(squares));
    return new Scale(mean, one);
  }

  /** The series in this scale. */
  public double[][] apply(double[][] values) {
    double[][] scaled = new double[values.length][];
    for (int s = 0; s < values.length; s++) {
      int sensor = s;
      scaled[s] = Arrays.stream(values[s]).map(v -> (v - mean[sensor]) / deviation[sensor]).toArray();
    }
    return scaled;
  }
}
