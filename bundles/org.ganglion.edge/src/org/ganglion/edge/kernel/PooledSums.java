package org.ganglion.edge.kernel;

import org.ganglion.edge.model.EdgeLayer;

/**
 * Largest values of windows, taken from a convolution's sums before they are brought to int8. Requantisation never makes a larger sum the smaller step, so
 * the integers are those of pooling after it, at a fraction of the requantisations.
 */
final class PooledSums {
  private final Phases phases;
  private final Accumulated accumulated;
  private final byte[] y;
  private final int[] a;
  private final int height;
  private final int width;

  PooledSums(EdgeLayer pooling, Phases phases, Accumulated accumulated, byte[] y) {
    this.phases = phases;
    this.accumulated = accumulated;
    this.y = y;
    a = pooling.attributes();
    height = (phases.height - a[0]) / a[2] + 1;
    width = (phases.width - a[1]) / a[3] + 1;
  }

  /** Whether a pooling layer has no padding, which has no sums. */
  static boolean fits(EdgeLayer pooling) {
    int[] a = pooling.attributes();
    return a[4] + a[5] + a[6] + a[7] == 0;
  }

  void store(int filter, int[] sums) {
    int to = filter * height * width;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int from = row * a[2] * phases.pitch + column * a[3];
        int largest = sums[from];
        for (int i = 0; i < a[0]; i++, from += phases.pitch) {
          for (int j = from; j < from + a[1]; j++) {
            largest = Math.max(largest, sums[j]);
          }
        }
        y[to++] = accumulated.toInt8(filter, largest);
      }
    }
  }
}
