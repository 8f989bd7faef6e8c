package org.ganglion.anomaly.vibration;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A bearing watched for some time.
 *
 * @param features feature × row, logarithms; see {@link #names()}
 * @param step hours between rows
 */
public record BearingRun(double[][] features, double step) {
  /** Names of the features. */
  public static List<String> names() {
    return Features.NAMES;
  }

  /** Runs it: the load wanders by about 5 %. */
  public static BearingRun of(Geometry geometry, List<Fault> faults, double hours, double minutes, double noise, long seed) {
    int rows = (int) Math.ceil(hours * 60 / minutes);
    double[][] features = new double[Features.NAMES.size()][rows];
    SplittableRandom random = new SplittableRandom(seed);
    double wander = 0;
    for (int row = 0; row < rows; row++) {
      wander += -0.02 * wander + 0.01 * random.nextGaussian();
      double[] snippet = Snippet.of(geometry, faults, row * minutes / 60, Math.exp(wander), noise, random.split());
      double[] values = Features.of(snippet, geometry);
      for (int f = 0; f < values.length; f++) {
        features[f][row] = values[f];
      }
    }
    return new BearingRun(features, minutes / 60);
  }
}
