package org.ganglion.edge.kernel;

import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeValue;

/**
 * Geometry of a convolution: which number of the padded image each place of the kernel meets at each position. The numbers that one weight meets are copied
 * to an array of their own (a column), because a loop over arrays from their beginning is what a JIT compiler turns into vector instructions. So many rows
 * of the output are taken at a time that the columns stay in the cache.
 */
final class Columns {
  private static final int NUMBERS_IN_CACHE = 1 << 16;

  final int places;
  final int groups;
  final int height;
  final int width;
  final int rowsAtATime;

  /** From one row of sums to the next. At stride 1 it is the padded image's, so that a column is one piece of it; the sums between rows mean nothing. */
  final int pitch;

  final int paddedSize;
  private final EdgeValue image;
  private final int[] a;
  private final int paddedWidth;
  private final int paddedPlane;

  Columns(EdgeLayer layer, EdgeValue image, EdgeValue result) {
    this.image = image;
    a = layer.attributes();
    places = layer.weights.inputs;
    groups = a[10];
    height = result.axis(1);
    width = result.axis(2);
    paddedWidth = image.axis(2) + a[6] + a[7];
    paddedPlane = (image.axis(1) + a[4] + a[5]) * paddedWidth;
    paddedSize = paddedPlane * image.axis(0);
    pitch = a[2] == 1 && a[3] == 1 ? paddedWidth : width;
    rowsAtATime = Math.max(1, Math.min(height, NUMBERS_IN_CACHE / Math.max(1, places * pitch)));
  }

  /** int8 numbers less their zero point into the padded image, whose margins stay zero. */
  void pad(byte[] x, int zeroPoint, int[] padded) {
    int w = image.axis(2);
    for (int row = 0, from = 0; row < image.axis(0) * image.axis(1); row++) {
      int to = start(row);
      for (int k = 0; k < w; k++) {
        padded[to + k] = x[from++] - zeroPoint;
      }
    }
  }

  void pad(float[] x, float[] padded) {
    int w = image.axis(2);
    for (int row = 0; row < image.axis(0) * image.axis(1); row++) {
      System.arraycopy(x, row * w, padded, start(row), w);
    }
  }

  /** Whether all rows are taken at once. */
  boolean inOnePart() {
    return rowsAtATime == height;
  }

  /** Sums of so many rows, those between them included. */
  int count(int rows) {
    return (rows - 1) * pitch + width;
  }

  private int start(int row) {
    int h = image.axis(1);
    return row / h * paddedPlane + (row % h + a[4]) * paddedWidth + a[6];
  }

  /** Fills a column with the numbers that a place of the kernel meets from output row {@code first} on. */
  void fill(Object padded, int group, int place, int first, int rows, Object column) {
    int window = a[0] * a[1];
    int channel = group * (places / window) + place / window;
    int from = channel * paddedPlane + (first * a[2] + place % window / a[1] * a[8]) * paddedWidth + place % a[1] * a[9];
    if (pitch == paddedWidth && a[2] == 1) {
      System.arraycopy(padded, from, column, 0, count(rows));
      return;
    }
    for (int row = 0; row < rows; row++, from += a[2] * paddedWidth) {
      if (a[3] == 1) {
        System.arraycopy(padded, from, column, row * width, width);
      } else if (padded instanceof int[]) {
        spread((int[]) padded, from, (int[]) column, row * width);
      } else {
        spread((float[]) padded, from, (float[]) column, row * width);
      }
    }
  }

  private void spread(int[] padded, int from, int[] column, int to) {
    for (int k = 0; k < width; k++) {
      column[to + k] = padded[from + k * a[3]];
    }
  }

  private void spread(float[] padded, int from, float[] column, int to) {
    for (int k = 0; k < width; k++) {
      column[to + k] = padded[from + k * a[3]];
    }
  }
}
