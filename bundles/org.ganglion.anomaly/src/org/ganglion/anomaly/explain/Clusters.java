package org.ganglion.anomaly.explain;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * k-means (Lloyd, 1982; seeds far apart as by Arthur and Vassilvitskii, 2007), k chosen by the mean silhouette (Rousseeuw, 1987).
 *
 * @param of cluster of each point
 * @param centers of the clusters
 * @param silhouette how clearly they are apart: 1 is clear, 0 not at all
 */
public record Clusters(int[] of, double[][] centers, double silhouette) {
  private static final int RESTARTS = 8;
  private static final int ROUNDS = 50;

  /** Below this silhouette the points are one group. */
  private static final double APART = 0.35;

  /** Clusters of some points, at most {@code most}. */
  public static Clusters of(double[][] points, int most, long seed) {
    Clusters best = new Clusters(new int[points.length], new double[][] {mean(points, new int[points.length], 0)}, APART);
    for (int k = 2; k <= Math.min(most, points.length - 1); k++) {
      Clusters found = into(points, k, seed + k);
      best = found.silhouette > best.silhouette + 0.005 ? found : best;
    }
    return best;
  }

  /** Exactly {@code k} clusters: the best of several starts. */
  static Clusters into(double[][] points, int k, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double least = Double.POSITIVE_INFINITY;
    Clusters best = null;
    for (int restart = 0; restart < RESTARTS; restart++) {
      double[][] centers = seeds(points, k, random);
      int[] of = new int[points.length];
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < points.length; i++) {
          of[i] = nearest(centers, points[i]);
        }
        for (int c = 0; c < k; c++) {
          centers[c] = mean(points, of, c);
        }
      }
      double error = 0;
      for (int i = 0; i < points.length; i++) {
        error += distance(points[i], centers[of[i]]);
      }
      if (error < least) {
        least = error;
        best = new Clusters(of, centers, 0);
      }
    }
    return new Clusters(best.of, best.centers, silhouette(points, best.of, k));
  }

  private static double[][] seeds(double[][] points, int k, SplittableRandom random) {
    double[][] centers = new double[k][];
    centers[0] = points[random.nextInt(points.length)].clone();
    for (int c = 1; c < k; c++) {
      double[][] so = Arrays.copyOf(centers, c);
      double[] far = Arrays.stream(points).mapToDouble(p -> distance(p, so[nearest(so, p)])).toArray();
      double place = random.nextDouble() * Arrays.stream(far).sum();
      int chosen = 0;
      while (chosen + 1 < far.length && place > far[chosen]) {
        place -= far[chosen++];
      }
      centers[c] = points[chosen].clone();
    }
    return centers;
  }

  static int nearest(double[][] centers, double[] point) {
    int nearest = 0;
    for (int c = 1; c < centers.length; c++) {
      nearest = distance(centers[c], point) < distance(centers[nearest], point) ? c : nearest;
    }
    return nearest;
  }

  private static double[] mean(double[][] points, int[] of, int cluster) {
    double[] mean = new double[points[0].length];
    int count = 0;
    for (int i = 0; i < points.length; i++) {
      if (of[i] == cluster) {
        count++;
        for (int k = 0; k < mean.length; k++) {
          mean[k] += points[i][k];
        }
      }
    }
    int members = Math.max(1, count);
    return Arrays.stream(mean).map(sum -> sum / members).toArray();
  }

  static double silhouette(double[][] points, int[] of, int k) {
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      double[] mean = new double[k];
      int[] count = new int[k];
      for (int j = 0; j < points.length; j++) {
        if (i != j) {
          mean[of[j]] += Math.sqrt(distance(points[i], points[j]));
          count[of[j]]++;
        }
      }
      double other = Double.POSITIVE_INFINITY;
      for (int c = 0; c < k; c++) {
        mean[c] = count[c] == 0 ? Double.POSITIVE_INFINITY : mean[c] / count[c];
        other = c == of[i] ? other : Math.min(other, mean[c]);
      }
      double own = mean[of[i]];
      sum += count[of[i]] == 0 || !Double.isFinite(other) ? 0 : (other - own) / Math.max(1e-12, Math.max(own, other));
    }
    return sum / points.length;
  }

  static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }
}
