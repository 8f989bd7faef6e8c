package org.ganglion.anomaly.explain;

/** Adjusted Rand index (Hubert and Arabie, 1985) of two groupings: 1 equal, 0 as good as chance. */
public final class RandIndex {
  private RandIndex() {}

  /** The index; group numbers from 0. */
  public static double of(int[] a, int[] b) {
    int rows = java.util.Arrays.stream(a).max().orElse(0) + 1;
    int columns = java.util.Arrays.stream(b).max().orElse(0) + 1;
    long[][] table = new long[rows][columns];
    long[] rowSums = new long[rows];
    long[] columnSums = new long[columns];
    for (int i = 0; i < a.length; i++) {
      table[a[i]][b[i]]++;
      rowSums[a[i]]++;
      columnSums[b[i]]++;
    }
    double together = 0;
    for (long[] row : table) {
      together += pairs(row);
    }
    double expected = pairs(rowSums) * pairs(columnSums) / (a.length * (a.length - 1.0) / 2);
    double most = (pairs(rowSums) + pairs(columnSums)) / 2;
    return most == expected ? 1 : (together - expected) / (most - expected);
  }

  private static double pairs(long[] counts) {
    return java.util.Arrays.stream(counts).mapToDouble(c -> c * (c - 1.0) / 2).sum();
  }
}
