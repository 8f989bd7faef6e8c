package org.ganglion.edge.kernel;

import org.ganglion.edge.model.EdgeLayer;

/**
 * Largest values of windows, taken from a convolution's sums before they are brought to int8. Requantisation never makes a larger sum the smaller
 * step, so the integers are those of pooling after it, at a fraction of the requantisations.
 */
final class PooledSums {
  private final Phases phases;
  private final Accumulated accumulated;
  private final byte[] y;
  private final int[] a;
  private final int height;
  private final int width;
  private final int[] largest;

  PooledSums(EdgeLayer pooling, Phases phases, Accumulated accumulated, byte[] y) {
    this.phases = phases;
    this.accumulated = accumulated;
    this.y = y;
    a = pooling.attributes();
    height = (phases.height - a[0]) / a[2] + 1;
    width = (phases.width - a[1]) / a[3] + 1;
    largest = new int[height * width];
  }

  /** Whether a pooling layer has no padding, which has no sums. */
  static boolean fits(EdgeLayer pooling) {
    int[] a = pooling.attributes();
    return a[4] + a[5] + a[6] + a[7] == 0;
  }

  void store(int filter, int[] sums) {
    for (int row = 0; row < height; row++) {
      int from = row * a[2] * phases.pitch;
      if (a[0] == 2 && a[1] == 2) {
        squares(sums, from, row * width);
      } else {
        windows(sums, from, row * width);
      }
    }
    accumulated.toInt8(filter, largest, 0, largest.length, y, filter * largest.length);
  }

  /** Windows of two by two, the usual ones, without a loop for each. */
  private void squares(int[] sums, int from, int at) {
    int step = a[3];
    int below = from + phases.pitch;
    for (int column = 0; column < width; column++) {
      int k = column * step;
      int upper = Math.max(sums[from + k], sums[from + k + 1]);
      int lower = Math.max(sums[below + k], sums[below + k + 1]);
      largest[at + column] = Math.max(upper, lower);
    }
  }

  private void windows(int[] sums, int first, int at) {
    for (int column = 0; column < width; column++) {
      int from = first + column * a[3];
      int most = sums[from];
      for (int i = 0; i < a[0]; i++, from += phases.pitch) {
        for (int j = from; j < from + a[1]; j++) {
          most = Math.max(most, sums[j]);
        }
      }
      largest[at + column] = most;
    }
  }
}
