package org.ganglion.kit.statistics;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Area under the receiver operating characteristic: the chance that a positive scores above a negative, a tie counting half (Mann and Whitney, 1947).
 * 1 is perfect order, 0.5 none.
 */
public final class RocArea {
  private RocArea() {}

  /**
   * The area, in O(n log n).
   *
   * @throws IllegalArgumentException when a side is empty or a score is not a number
   */
  public static double of(double[] positives, double[] negatives) {
    int n = positives.length;
    int m = negatives.length;
    if (n == 0 || m == 0) {
      throw new IllegalArgumentException("the area needs positives and negatives, there are " + n + " and " + m);
    }
    double[] scores = new double[n + m];
    System.arraycopy(positives, 0, scores, 0, n);
    System.arraycopy(negatives, 0, scores, n, m);
    Integer[] order = new Integer[n + m];
    Arrays.setAll(order, i -> i);
    if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("a score is not a number");
    }
    // −0 and 0 are one score here, though Double.compare tells them apart.
    Arrays.sort(order, Comparator.comparingDouble(i -> scores[i] + 0.0));
    double rankSum = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      int positive = 0;
      while (to < order.length && scores[order[to]] == scores[order[from]]) {
        positive += order[to] < n ? 1 : 0;
        to++;
      }
      rankSum += positive * (from + 1 + to) / 2.0;
      from = to;
    }
    return (rankSum - n * (n + 1.0) / 2) / ((double) n * m);
  }
}
