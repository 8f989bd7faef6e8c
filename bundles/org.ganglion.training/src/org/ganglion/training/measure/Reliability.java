package org.ganglion.training.measure;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.artifact.Series;

/**
 * Whether a classifier is right as often as it says: samples in ten bins by their confidence, each with its mean confidence and accuracy. The
 * expected calibration error is the mean distance of the two, weighted by the bins' sizes (Naeini, Cooper and Hauskrecht, 2015; Guo et al., 2017).
 */
public final class Reliability {
  private static final int BINS = 10;

  private final double[] confidence = new double[BINS];
  private final double[] right = new double[BINS];
  private final int[] count = new int[BINS];
  private int samples;

  /** Takes a sample: the probability of the class that was said, and whether it was right. */
  public void add(double probability, boolean correct) {
    int bin = Math.min(BINS - 1, (int) (probability * BINS));
    confidence[bin] += probability;
    right[bin] += correct ? 1 : 0;
    count[bin]++;
    samples++;
  }

  /** Expected calibration error. */
  public double error() {
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += Math.abs(confidence[bin] - right[bin]);
    }
    return sum / samples;
  }

  /** Accuracy over confidence for the bins that hold samples, beside the diagonal. */
  public Series curve() {
    List<double[]> points = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (count[bin] > 0) {
        points.add(new double[] {confidence[bin] / count[bin], right[bin] / count[bin]});
      }
    }
    double[] x = points.stream().mapToDouble(point -> point[0]).toArray();
    double[] y = points.stream().mapToDouble(point -> point[1]).toArray();
    return new Series(List.of(new Series.Curve("accuracy", x, y), new Series.Curve("as it says", x, x)), List.of());
  }
}
