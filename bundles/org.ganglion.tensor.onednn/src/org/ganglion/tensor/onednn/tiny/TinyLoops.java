package org.ganglion.tensor.onednn.tiny;

/**
 * Inner loops of products with one sample: products of several inputs are added in one pass, so that the sums are loaded and stored once for all of
 * them.
 */
final class TinyLoops {
  private TinyLoops() {}

  static void eight(float[] sums, float[][] rows, float[] x, int i, int n) {
    eight(
        sums, rows[i], rows[i + 1], rows[i + 2], rows[i + 3], rows[i + 4], rows[i + 5], rows[i + 6], rows[i + 7], n, x[i], x[i + 1], x[i + 2],
        x[i + 3],
        x[i + 4], x[i + 5], x[i + 6], x[i + 7]);
  }

  /** As above for the eight inputs that {@code at} names from its place {@code k} on. */
  static void eight(float[] sums, float[][] rows, float[] x, int[] at, int k, int n) {
    int a = at[k];
    int b = at[k + 1];
    int c = at[k + 2];
    int d = at[k + 3];
    int e = at[k + 4];
    int f = at[k + 5];
    int g = at[k + 6];
    int h = at[k + 7];
    eight(sums, rows[a], rows[b], rows[c], rows[d], rows[e], rows[f], rows[g], rows[h], n, x[a], x[b], x[c], x[d], x[e], x[f], x[g], x[h]);
  }

  private static void eight(
      float[] sums, float[] r0, float[] r1, float[] r2, float[] r3, float[] r4, float[] r5, float[] r6, float[] r7, int n, float x0, float x1,
      float x2,
      float x3, float x4, float x5, float x6, float x7) {
    for (int o = 0; o < n; o++) {
      float first = Math.fma(x0, r0[o], sums[o]);
      first = Math.fma(x1, r1[o], first);
      first = Math.fma(x2, r2[o], first);
      first = Math.fma(x3, r3[o], first);
      float second = x4 * r4[o];
      second = Math.fma(x5, r5[o], second);
      second = Math.fma(x6, r6[o], second);
      second = Math.fma(x7, r7[o], second);
      sums[o] = first + second;
    }
  }

  static void four(float[] sums, float[][] rows, float[] x, int i, int n) {
    four(sums, rows[i], rows[i + 1], rows[i + 2], rows[i + 3], n, x[i], x[i + 1], x[i + 2], x[i + 3]);
  }

  private static void four(float[] sums, float[] r0, float[] r1, float[] r2, float[] r3, int n, float x0, float x1, float x2, float x3) {
    for (int o = 0; o < n; o++) {
      float first = Math.fma(x1, r1[o], Math.fma(x0, r0[o], sums[o]));
      sums[o] = first + Math.fma(x3, r3[o], x2 * r2[o]);
    }
  }

  static void one(float[] sums, float[] row, float x, int n) {
    for (int o = 0; o < n; o++) {
      sums[o] = Math.fma(x, row[o], sums[o]);
    }
  }
}
