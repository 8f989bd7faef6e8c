package org.ganglion.edge.kernel;

/** Sums of scaled columns: loops that a JIT compiler turns into vector instructions. */
final class Axpy {
  private Axpy() {}

  static void one(int[] y, int n, int w, int[] a) {
    for (int k = 0; k < n; k++) {
      y[k] += w * a[k];
    }
  }

  static void four(int[] y, int n, int w, int[] a, int v, int[] b, int u, int[] c, int t, int[] d) {
    for (int k = 0; k < n; k++) {
      y[k] += w * a[k] + v * b[k] + u * c[k] + t * d[k];
    }
  }

  static void one(float[] y, int n, float w, float[] a) {
    for (int k = 0; k < n; k++) {
      y[k] += w * a[k];
    }
  }

  static void four(float[] y, int n, float w, float[] a, float v, float[] b, float u, float[] c, float t, float[] d) {
    for (int k = 0; k < n; k++) {
      y[k] += w * a[k] + v * b[k] + u * c[k] + t * d[k];
    }
  }
}
