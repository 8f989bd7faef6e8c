package org.ganglion.anomaly.detector;

import java.util.SplittableRandom;
import org.ganglion.api.anomaly.Samples;

/** The axes of largest variance, by orthogonal iteration on the covariance (Golub and Van Loan, section 8.2). */
record PrincipalAxes(double[] mean, double[][] axes) {
  private static final int ROUNDS = 60;
  private static final int MOST_SAMPLES = 20_000;

  /** At most {@code wanted} axes; fewer where the samples do not vary in more directions. */
  static PrincipalAxes of(Samples samples, int wanted, long seed) {
    int width = samples.width();
    int step = Math.max(1, samples.count() / MOST_SAMPLES);
    double[] mean = new double[width];
    double[] sample = new double[width];
    int count = 0;
    for (int i = 0; i < samples.count(); i += step) {
      samples.read(i, sample);
      count++;
      for (int k = 0; k < width; k++) {
        mean[k] += sample[k];
      }
    }
    for (int k = 0; k < width; k++) {
      mean[k] /= count;
    }
    double[][] covariance = new double[width][width];
    for (int i = 0; i < samples.count(); i += step) {
      samples.read(i, sample);
      for (int k = 0; k < width; k++) {
        sample[k] -= mean[k];
      }
      for (int k = 0; k < width; k++) {
        double factor = sample[k] / count;
        double[] row = covariance[k];
        for (int m = 0; m < width; m++) {
          row[m] += factor * sample[m];
        }
      }
    }
    return new PrincipalAxes(mean, iterate(covariance, Math.min(wanted, width), seed));
  }

  private static double[][] iterate(double[][] covariance, int wanted, long seed) {
    int width = covariance.length;
    SplittableRandom random = new SplittableRandom(seed);
    // A few axes more than wanted converge much sooner.
    double[][] axes = new double[Math.min(width, wanted + 4)][width];
    for (double[] axis : axes) {
      for (int k = 0; k < width; k++) {
        axis[k] = random.nextDouble() - 0.5;
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int a = 0; a < axes.length; a++) {
        double[] moved = new double[width];
        for (int k = 0; k < width; k++) {
          moved[k] = dot(covariance[k], axes[a]);
        }
        axes[a] = moved;
      }
      orthonormal(axes);
    }
    return java.util.Arrays.copyOf(axes, wanted);
  }

  /** Gram and Schmidt, twice for each; an axis that vanishes becomes zero. */
  private static void orthonormal(double[][] axes) {
    for (int a = 0; a < axes.length; a++) {
      double before = Math.sqrt(dot(axes[a], axes[a]));
      for (int again = 0; again < 2; again++) {
        for (int b = 0; b < a; b++) {
          double share = dot(axes[a], axes[b]);
          for (int k = 0; k < axes[a].length; k++) {
            axes[a][k] -= share * axes[b][k];
          }
        }
      }
      double length = Math.sqrt(dot(axes[a], axes[a]));
      double factor = length <= 1e-12 * before || length == 0 ? 0 : 1 / length;
      for (int k = 0; k < axes[a].length; k++) {
        axes[a][k] *= factor;
      }
    }
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
