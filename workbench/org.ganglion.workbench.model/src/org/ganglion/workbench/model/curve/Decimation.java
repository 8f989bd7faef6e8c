package org.ganglion.workbench.model.curve;

import java.util.Arrays;

/**
 * A curve with no more points than can be seen: of all points in one column of pixels the first, the least, the greatest and the last, in their
 * order, so that no peak is lost and lines between columns stay where they are.
 */
public final class Decimation {
  private Decimation() {}

  /**
   * The points to draw, x and y in turn. Points that are no numbers are left out.
   *
   * @param x ascending
   * @param from left end of the screen
   * @param to right end of the screen, greater than {@code from}
   * @param columns pixels across
   */
  public static double[] visible(double[] x, double[] y, double from, double to, int columns) {
    int first = Math.max(0, lowerBound(x, from) - 1);
    int end = Math.min(x.length, lowerBound(x, to) + 2);
    if (end - first <= 4 * columns) {
      return finite(x, y, first, end);
    }
    double[] result = new double[8 * (columns + 4)];
    int size = 0;
    double scale = columns / (to - from);
    int i = first;
    while (i < end) {
      long column = (long) Math.floor((x[i] - from) * scale);
      int last = i;
      int least = -1;
      int greatest = -1;
      int begin = i;
      while (i < end && (long) Math.floor((x[i] - from) * scale) == column) {
        if (Double.isFinite(y[i])) {
          least = least < 0 || y[i] < y[least] ? i : least;
          greatest = greatest < 0 || y[i] > y[greatest] ? i : greatest;
          last = i;
        }
        i++;
      }
      if (least >= 0) {
        int previous = -1;
        int[] chosen = {begin, Math.min(least, greatest), Math.max(least, greatest), last};
        for (int point : chosen) {
          if (point > previous && Double.isFinite(y[point])) {
            result = size + 2 > result.length ? Arrays.copyOf(result, result.length * 2) : result;
            result[size++] = x[point];
            result[size++] = y[point];
            previous = point;
          }
        }
      }
    }
    return Arrays.copyOf(result, size);
  }

  private static double[] finite(double[] x, double[] y, int first, int end) {
    double[] result = new double[2 * Math.max(0, end - first)];
    int size = 0;
    for (int i = first; i < end; i++) {
      if (Double.isFinite(y[i])) {
        result[size++] = x[i];
        result[size++] = y[i];
      }
    }
    return Arrays.copyOf(result, size);
  }

  private static int lowerBound(double[] x, double value) {
    int low = 0;
    int high = x.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (x[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
