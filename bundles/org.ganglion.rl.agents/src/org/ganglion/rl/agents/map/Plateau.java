package org.ganglion.rl.agents.map;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where a learning curve has stopped rising.
 *
 * @param from where on the curve it begins
 * @param level mean of the curve from there on
 */
public record Plateau(double from, double level) {
  /** What counts as the same. */
  private static final double TOLERANCE = 0.02;
  private static final int LEAST = 12;

  /**
   * Finds it: the last third of the curve rises by no more than two points in a straight line, and the plateau begins where the curve, smoothed over
   * a twelfth of its points, first comes within two points of that third's mean. Empty where the curve still rises, or is too short to tell.
   */
  public static Optional<Plateau> of(double[] x, double[] y) {
    int n = x.length;
    int tail = n / 3;
    if (n < LEAST || rise(x, y, n - tail) > TOLERANCE) {
      return Optional.empty();
    }
    double end = Arrays.stream(y, n - tail, n).average().orElseThrow();
    int window = n / LEAST;
    for (int i = 0; i + window <= n; i++) {
      if (Arrays.stream(y, i, i + window).average().orElseThrow() >= end - TOLERANCE) {
        return Optional.of(new Plateau(x[i], Arrays.stream(y, i, n).average().orElseThrow()));
      }
    }
    return Optional.empty();
  }

  /** What the line of least squares through the points from {@code first} on gains from its one end to the other. */
  private static double rise(double[] x, double[] y, int first) {
    double meanX = Arrays.stream(x, first, x.length).average().orElseThrow();
    double meanY = Arrays.stream(y, first, y.length).average().orElseThrow();
    double together = 0;
    double square = 0;
    for (int i = first; i < x.length; i++) {
      together += (x[i] - meanX) * (y[i] - meanY);
      square += (x[i] - meanX) * (x[i] - meanX);
    }
    return together / square * (x[x.length - 1] - x[first]);
  }
}
