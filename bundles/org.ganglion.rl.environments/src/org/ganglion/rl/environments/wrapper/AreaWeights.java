package org.ganglion.rl.environments.wrapper;

/** How much of each old pixel goes into each new one along an axis, when {@code from} pixels become {@code to}. */
final class AreaWeights {
  private final int from;
  private final int to;
  private final int[] first;
  private final float[][] weights;

  AreaWeights(int from, int to) {
    if (to > from) {
      throw new IllegalArgumentException("resizing by area shrinks; " + from + " pixels cannot become " + to);
    }
    this.from = from;
    this.to = to;
    first = new int[to];
    weights = new float[to][];
    double scale = (double) from / to;
    for (int i = 0; i < to; i++) {
      // Whole numbers over whole numbers, so that an edge on a pixel's border is exactly there.
      double start = (double) i * from / to;
      double end = (double) (i + 1) * from / to;
      first[i] = (int) Math.floor(start);
      weights[i] = new float[(int) Math.ceil(end) - first[i]];
      for (int k = 0; k < weights[i].length; k++) {
        weights[i][k] = (float) ((Math.min(first[i] + k + 1, end) - Math.max(first[i] + k, start)) / scale);
      }
    }
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Mixes rows of {@code width} pixels, {@code from} of them starting at {@code at}, into {@code to} rows. */
  void mixRows(float[] frame, int at, int width, float[] mixed) {
    for (int i = 0; i < to; i++) {
      int row = i * width;
      int source = at + first[i] * width;
      float weight = weights[i][0];
      for (int x = 0; x < width; x++) {
        mixed[row + x] = weight * frame[source + x];
      }
      for (int k = 1; k < weights[i].length; k++) {
        float next = weights[i][k];
        int line = source + k * width;
        for (int x = 0; x < width; x++) {
          mixed[row + x] += next * frame[line + x];
        }
      }
    }
  }

  /** Mixes the pixels of each of {@code height} rows. */
  void mixColumns(float[] frame, int height, float[] mixed, int at) {
    for (int y = 0; y < height; y++) {
      for (int i = 0; i < to; i++) {
        float sum = 0;
        int source = y * from + first[i];
        float[] weight = weights[i];
        for (int k = 0; k < weight.length; k++) {
          sum += weight[k] * frame[source + k];
        }
        mixed[at + y * to + i] = sum;
      }
    }
  }
}
