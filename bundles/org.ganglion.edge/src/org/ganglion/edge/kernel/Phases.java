package org.ganglion.edge.kernel;

import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeValue;

/**
 * Geometry of a convolution over a padded image that is cut into phases: rows and columns that are a stride apart lie together. What one weight meets
 * at all positions is then one run of the image, row after row {@link #pitch} apart, whatever the stride; the sums between rows mean nothing. So many
 * rows of the output are taken at a time that what they read stays in the cache.
 */
final class Phases {
  private static final int NUMBERS_IN_CACHE = 1 << 16;

  /** Runs are read in whole vectors, beyond their last number. */
  private static final int VECTOR = 16;

  final int height;
  final int width;
  final int rowsAtATime;

  /** From one row of sums to the next. */
  final int pitch;

  /** Numbers of the padded image, with room for reading beyond its end. */
  final int size;

  private final int[] a;
  private final int places;
  private final int phase;
  private final int channel;

  /** Where each number of the image lies in the padded one. */
  private final int[] cells;

  Phases(EdgeLayer layer, EdgeValue image, EdgeValue result) {
    a = layer.attributes();
    places = layer.weights.inputs;
    height = result.axis(1);
    width = result.axis(2);
    pitch = (image.axis(2) + a[6] + a[7] + a[3] - 1) / a[3];
    phase = (image.axis(1) + a[4] + a[5] + a[2] - 1) / a[2] * pitch;
    channel = phase * a[2] * a[3];
    size = channel * image.axis(0) + VECTOR;
    rowsAtATime = Math.max(1, Math.min(height, NUMBERS_IN_CACHE / Math.max(1, places * pitch)));
    cells = new int[image.size()];
    for (int k = 0; k < cells.length; k++) {
      int row = k / image.axis(2);
      cells[k] = row / image.axis(1) * channel + cell(row % image.axis(1) + a[4], k % image.axis(2) + a[6]);
    }
  }

  /** Whether all rows are taken at once. */
  boolean inOnePart() {
    return rowsAtATime == height;
  }

  /** Sums of so many rows, those between them included, in whole vectors. */
  int count(int rows) {
    return ((rows - 1) * pitch + width + VECTOR - 1) / VECTOR * VECTOR;
  }

  /** Where in the padded image the run begins that a place of the kernel meets from the first position on. */
  int start(int group, int place) {
    int window = a[0] * a[1];
    int at = group * (places / window) + place / window;
    int row = place % window / a[1] * a[8];
    int column = place % a[1] * a[9];
    return at * channel + cell(row, column);
  }

  private int cell(int row, int column) {
    return (row % a[2] * a[3] + column % a[3]) * phase + row / a[2] * pitch + column / a[3];
  }

  /** int8 numbers less their zero point into the padded image, whose margins stay zero. */
  void pad(byte[] x, int zeroPoint, float[] padded) {
    for (int k = 0; k < cells.length; k++) {
      padded[cells[k]] = x[k] - zeroPoint;
    }
  }

  void pad(float[] x, float[] padded) {
    for (int k = 0; k < cells.length; k++) {
      padded[cells[k]] = x[k];
    }
  }
}
