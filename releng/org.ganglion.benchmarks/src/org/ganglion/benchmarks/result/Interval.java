package org.ganglion.benchmarks.result;

import java.util.Arrays;

/**
 * The median with an interval that holds the true one in at least 95 of 100 cases, whatever the distribution.
 *
 * <p>The k-th smallest and k-th largest of n values enclose the median unless fewer than k lie on one side of it, and on which side a value lies is a
 * fair coin. With fewer than six values even the whole range does not reach 95 %; it is what is given then.
 */
public record Interval(double median, double low, double high) {
  /** Of at least one value. */
  public static Interval of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    int cut = cut(n);
    return new Interval(median, sorted[cut], sorted[n - 1 - cut]);
  }

  /** The most values that may be left out at either end. */
  private static int cut(int n) {
    double share = Math.pow(0.5, n);
    double tail = share;
    int cut = 0;
    // The tail is the probability that at most `cut` of n coins fall heads.
    while (cut < n / 2) {
      share *= (double) (n - cut) / (cut + 1);
      if (tail + share > 0.025) {
        break;
      }
      tail += share;
      cut++;
    }
    return cut;
  }
}
