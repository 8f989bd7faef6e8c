package org.ganglion.compression.prune;

/** Solves symmetric positive definite systems. */
final class Cholesky {
  private Cholesky() {}

  /**
   * Solves in place.
   *
   * @param matrix its lower triangle; overwritten by its factor
   * @param values the right side; overwritten by the solution
   * @return whether the matrix was positive definite; if not, {@code values} are of no use
   */
  static boolean solve(double[][] matrix, double[] values) {
    int n = values.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i][k] * matrix[j][k];
        }
        if (i == j && !(sum > 0)) {
          return false;
        }
        matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        values[i] -= matrix[i][k] * values[k];
      }
      values[i] /= matrix[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        values[i] -= matrix[k][i] * values[k];
      }
      values[i] /= matrix[i][i];
    }
    return true;
  }
}
