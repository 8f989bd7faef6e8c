package org.ganglion.kit.statistics;

/**
 * Fréchet distance (squared 2-Wasserstein) of two normal distributions: {@code |μ₁ − μ₂|² + tr(C₁ + C₂ − 2·(C₁C₂)^½)}; Dowson and Landau, 1982. On
 * features of a judging network it compares sets of images (Heusel et al., 2017).
 */
public final class FrechetDistance {
  private FrechetDistance() {}

  /**
   * The distance. The trace of {@code (C₁C₂)^½} is taken of the symmetric {@code (C₁^½·C₂·C₁^½)^½}, which has the same eigenvalues, so that singular
   * covariances do no harm.
   */
  public static double between(Gaussian one, Gaussian other) {
    int n = one.mean().length;
    if (other.mean().length != n) {
      throw new IllegalArgumentException("distributions of " + n + " and " + other.mean().length + " features have no distance");
    }
    double distance = 0;
    for (int i = 0; i < n; i++) {
      double gap = one.mean()[i] - other.mean()[i];
      distance += gap * gap + one.covariance()[i][i] + other.covariance()[i][i];
    }
    double[][] root = root(one.covariance());
    double[][] middle = product(product(root, other.covariance()), root);
    for (double value : new SymmetricEigen(symmetric(middle)).values) {
      distance -= 2 * Math.sqrt(Math.max(0, value));
    }
    return Math.max(0, distance);
  }

  private static double[][] root(double[][] matrix) {
    SymmetricEigen eigen = new SymmetricEigen(matrix);
    int n = matrix.length;
    double[][] root = new double[n][n];
    for (int k = 0; k < n; k++) {
      double value = Math.sqrt(Math.max(0, eigen.values[k]));
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          root[i][j] += value * eigen.vectors[i][k] * eigen.vectors[j][k];
        }
      }
    }
    return root;
  }

  private static double[][] product(double[][] a, double[][] b) {
    int n = a.length;
    double[][] c = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        for (int j = 0; j < n; j++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  private static double[][] symmetric(double[][] a) {
    int n = a.length;
    double[][] s = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        s[i][j] = (a[i][j] + a[j][i]) / 2;
      }
    }
    return s;
  }
}
