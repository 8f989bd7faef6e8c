package org.ganglion.gan.health;

/** Euclidean distances among samples. */
public final class Distances {
  private static final int STRIDE = 64;

  private Distances() {}

  /** Mean distance of all pairs of rows. */
  public static double spread(float[][] rows) {
    double sum = 0;
    long pairs = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += Math.sqrt(square(rows[i], rows[j], Float.POSITIVE_INFINITY));
        pairs++;
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }

  /** Mean over rows of the distance to the nearest of others. */
  public static double meanNearest(float[][] rows, float[][] others) {
    double sum = 0;
    for (float[] row : rows) {
      sum += nearest(row, others);
    }
    return sum / rows.length;
  }

  /** Distance of a row to the nearest of others. */
  public static double nearest(float[] row, float[][] others) {
    float best = Float.POSITIVE_INFINITY;
    for (float[] other : others) {
      best = Math.min(best, square(row, other, best));
    }
    return Math.sqrt(best);
  }

  /** The squared distance, or something above {@code enough} as soon as it is known to be above. */
  private static float square(float[] one, float[] other, float enough) {
    float sum = 0;
    for (int from = 0; from < one.length && sum <= enough; from += STRIDE) {
      int to = Math.min(one.length, from + STRIDE);
      for (int i = from; i < to; i++) {
        float gap = one[i] - other[i];
        sum += gap * gap;
      }
    }
    return sum;
  }
}
