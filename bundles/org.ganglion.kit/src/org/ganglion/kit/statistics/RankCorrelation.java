package org.ganglion.kit.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Whether two lists of numbers put things in the same order (Spearman, 1904): the correlation of their ranks, equal numbers sharing theirs. */
public final class RankCorrelation {
  private RankCorrelation() {}

  /**
   * From −1 to 1; NaN where one of the two has a single value throughout.
   *
   * @throws IllegalArgumentException when the lists are not equally long
   */
  public static double of(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(a.length + " numbers are compared with " + b.length);
    }
    double[] p = ranks(a);
    double[] q = ranks(b);
    double mean = (a.length - 1) / 2.0;
    double both = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < a.length; i++) {
      both += (p[i] - mean) * (q[i] - mean);
      first += (p[i] - mean) * (p[i] - mean);
      second += (q[i] - mean) * (q[i] - mean);
    }
    return both / Math.sqrt(first * second);
  }

  private static double[] ranks(double[] values) {
    int[] order = IntStream.range(0, values.length).boxed().sorted(Comparator.comparingDouble(i -> values[i])).mapToInt(i -> i).toArray();
    double[] ranks = new double[values.length];
    for (int from = 0, to; from < order.length; from = to) {
      to = from + 1;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int k = from; k < to; k++) {
        ranks[order[k]] = (from + to - 1) / 2.0;
      }
    }
    return ranks;
  }
}
