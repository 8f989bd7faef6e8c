package org.ganglion.edge.kernel;

/**
 * Sums of scaled columns, {@code y[k] += w · a[k]}: loops over whole arrays from their beginning, which is what a JIT compiler turns into vector
 * instructions, four columns at a time, because the sums are read and written once for all of them.
 */
final class Axpy {
  private Axpy() {}

  /**
   * Adds columns to the first {@code n} sums.
   *
   * @param w weights
   * @param which for each weight the column that it is multiplied with
   * @param from first weight
   * @param to behind the last weight
   */
  static void all(float[] y, int n, float[][] columns, float[] w, int[] which, int from, int to) {
    int k = from;
    for (; k + 4 <= to; k += 4) {
      four(y, n, w[k], columns[which[k]], w[k + 1], columns[which[k + 1]], w[k + 2], columns[which[k + 2]], w[k + 3], columns[which[k + 3]]);
    }
    for (; k < to; k++) {
      one(y, n, w[k], columns[which[k]]);
    }
  }

  private static void one(float[] y, int n, float w, float[] a) {
    for (int k = 0; k < n; k++) {
      y[k] += w * a[k];
    }
  }

  private static void four(float[] y, int n, float p, float[] a, float q, float[] b, float r, float[] c, float s, float[] d) {
    for (int k = 0; k < n; k++) {
      y[k] += p * a[k] + q * b[k] + r * c[k] + s * d[k];
    }
  }
}
