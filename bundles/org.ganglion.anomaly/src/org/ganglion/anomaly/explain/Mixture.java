package org.ganglion.anomaly.explain;

import java.util.Arrays;

/**
 * A mixture of Gaussians with diagonal covariances (Dempster, Laird and Rubin, 1977), begun from k-means; how many there are is chosen by the
 * Bayesian information criterion (Schwarz, 1978). Groups may differ in width, which k-means does not see.
 */
final class Mixture {
  private static final int ROUNDS = 100;

  /** Least variance, as a part of the mean variance of the axes: a group of equal points would else be infinitely likely. */
  private static final double FLOOR = 0.01;

  private final double[][] points;
  private final double floor;
  private final double[] weight;
  private final double[][] mean;
  private final double[][] variance;
  private final double[][] share;

  private Mixture(double[][] points, Clusters start) {
    int k = start.centers().length;
    this.points = points;
    this.floor = FLOOR * spread(points) + 1e-12;
    this.weight = new double[k];
    this.mean = new double[k][];
    this.variance = new double[k][];
    this.share = new double[points.length][k];
    for (int i = 0; i < points.length; i++) {
      share[i][start.of()[i]] = 1;
    }
  }

  /** Groups of some points, at most {@code most}. */
  static Clusters of(double[][] points, int most, long seed) {
    double least = Double.POSITIVE_INFINITY;
    Clusters best = null;
    for (int k = 1; k <= Math.min(most, points.length / 2); k++) {
      Mixture mixture = new Mixture(points, Clusters.into(points, k, seed + k));
      double likelihood = mixture.fit();
      double parameters = k * (2.0 * points[0].length + 1) - 1;
      double criterion = parameters * Math.log(points.length) - 2 * likelihood;
      if (criterion < least) {
        least = criterion;
        best = mixture.clusters();
      }
    }
    return best;
  }

  /** Gives the logarithm of the likelihood. */
  private double fit() {
    double likelihood = Double.NEGATIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      maximise();
      double next = expect();
      if (next - likelihood < 1e-6 * Math.abs(next)) {
        return next;
      }
      likelihood = next;
    }
    return likelihood;
  }

  private void maximise() {
    int axes = points[0].length;
    for (int c = 0; c < weight.length; c++) {
      double sum = 1e-9;
      mean[c] = new double[axes];
      variance[c] = new double[axes];
      for (int i = 0; i < points.length; i++) {
        sum += share[i][c];
        for (int a = 0; a < axes; a++) {
          mean[c][a] += share[i][c] * points[i][a];
        }
      }
      for (int a = 0; a < axes; a++) {
        mean[c][a] /= sum;
      }
      for (int i = 0; i < points.length; i++) {
        for (int a = 0; a < axes; a++) {
          variance[c][a] += share[i][c] * Math.pow(points[i][a] - mean[c][a], 2);
        }
      }
      for (int a = 0; a < axes; a++) {
        variance[c][a] = variance[c][a] / sum + floor;
      }
      weight[c] = sum / points.length;
    }
  }

  private double expect() {
    double likelihood = 0;
    for (int i = 0; i < points.length; i++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < weight.length; c++) {
        share[i][c] = Math.log(weight[c]) + density(points[i], mean[c], variance[c]);
        most = Math.max(most, share[i][c]);
      }
      double sum = 0;
      for (int c = 0; c < weight.length; c++) {
        share[i][c] = Math.exp(share[i][c] - most);
        sum += share[i][c];
      }
      for (int c = 0; c < weight.length; c++) {
        share[i][c] /= sum;
      }
      likelihood += most + Math.log(sum);
    }
    return likelihood;
  }

  private static double density(double[] point, double[] mean, double[] variance) {
    double sum = 0;
    for (int a = 0; a < point.length; a++) {
      sum -= Math.log(2 * Math.PI * variance[a]) + (point[a] - mean[a]) * (point[a] - mean[a]) / variance[a];
    }
    return sum / 2;
  }

  /** Each point goes to its likeliest group; groups that nobody goes to are left out. */
  private Clusters clusters() {
    int[] of = Arrays.stream(share).mapToInt(Mixture::largest).toArray();
    int[] used = Arrays.stream(of).distinct().sorted().toArray();
    int[] renamed = Arrays.stream(of).map(c -> Arrays.binarySearch(used, c)).toArray();
    double[][] centers = Arrays.stream(used).mapToObj(c -> mean[c]).toArray(double[][]::new);
    return new Clusters(renamed, centers, used.length > 1 ? Clusters.silhouette(points, renamed, used.length) : 0);
  }

  private static int largest(double[] shares) {
    int largest = 0;
    for (int c = 1; c < shares.length; c++) {
      largest = shares[c] > shares[largest] ? c : largest;
    }
    return largest;
  }

  private static double spread(double[][] points) {
    double sum = 0;
    for (int a = 0; a < points[0].length; a++) {
      int axis = a;
      double mean = Arrays.stream(points).mapToDouble(p -> p[axis]).average().orElse(0);
      sum += Arrays.stream(points).mapToDouble(p -> (p[axis] - mean) * (p[axis] - mean)).average().orElse(0);
    }
    return sum / points[0].length;
  }
}
