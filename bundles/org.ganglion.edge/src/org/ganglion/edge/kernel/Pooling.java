package org.ganglion.edge.kernel;

import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeOp;
import org.ganglion.edge.model.EdgeValue;

/** Largest value or mean of windows of an image. A mean of int8 values is rounded, ties away from the zero point. */
final class Pooling implements Step {
  private final EdgeValue image;
  private final int[] a;
  private final int height;
  private final int width;
  private final boolean largest;
  private final boolean countPadding;
  private final int zeroPoint;
  private final byte[] x;
  private final byte[] y;
  private final float[] realX;
  private final float[] realY;

  Pooling(EdgeLayer layer, EdgeValue image, EdgeValue result, Values values, int from, int to) {
    this.image = image;
    boolean global = layer.op == EdgeOp.GLOBAL_MAX_POOLING || layer.op == EdgeOp.GLOBAL_AVERAGE_POOLING;
    a = global ? new int[] {image.axis(1), image.axis(2), 1, 1, 0, 0, 0, 0} : layer.attributes();
    height = global ? 1 : result.axis(1);
    width = global ? 1 : result.axis(2);
    largest = layer.op == EdgeOp.MAX_POOLING || layer.op == EdgeOp.GLOBAL_MAX_POOLING;
    countPadding = layer.attribute(8, 0) != 0;
    zeroPoint = image.isInt8() ? image.quantisation.zeroPoint : 0;
    x = values.int8(from);
    y = values.int8(to);
    realX = values.float32(from);
    realY = values.float32(to);
  }

  @Override
  public void run() {
    int h = image.axis(1);
    int w = image.axis(2);
    int to = 0;
    for (int c = 0; c < image.axis(0); c++) {
      for (int row = 0; row < height; row++) {
        int top = Math.max(0, row * a[2] - a[4]);
        int bottom = Math.min(h, row * a[2] - a[4] + a[0]);
        for (int column = 0; column < width; column++, to++) {
          int left = Math.max(0, column * a[3] - a[6]);
          int right = Math.min(w, column * a[3] - a[6] + a[1]);
          int count = countPadding ? a[0] * a[1] : (bottom - top) * (right - left);
          int first = (c * h + top) * w + left;
          if (y != null) {
            y[to] = largest ? largest(first, bottom - top, right - left, w) : mean(first, bottom - top, right - left, w, count);
          } else {
            realY[to] = largest ? realLargest(first, bottom - top, right - left, w) : realMean(first, bottom - top, right - left, w, count);
          }
        }
      }
    }
  }

  private byte largest(int first, int rows, int columns, int w) {
    byte best = -128;
    for (int row = 0; row < rows; row++) {
      for (int k = first + row * w; k < first + row * w + columns; k++) {
        best = x[k] > best ? x[k] : best;
      }
    }
    return best;
  }

  private byte mean(int first, int rows, int columns, int w, int count) {
    int sum = 0;
    for (int row = 0; row < rows; row++) {
      for (int k = first + row * w; k < first + row * w + columns; k++) {
        sum += x[k] - zeroPoint;
      }
    }
    int mean = (Math.abs(sum) + count / 2) / count;
    return (byte) (zeroPoint + (sum < 0 ? -mean : mean));
  }

  private float realLargest(int first, int rows, int columns, int w) {
    float best = Float.NEGATIVE_INFINITY;
    for (int row = 0; row < rows; row++) {
      for (int k = first + row * w; k < first + row * w + columns; k++) {
        best = realX[k] > best ? realX[k] : best;
      }
    }
    return best;
  }

  private float realMean(int first, int rows, int columns, int w, int count) {
    float sum = 0;
    for (int row = 0; row < rows; row++) {
      for (int k = first + row * w; k < first + row * w + columns; k++) {
        sum += realX[k];
      }
    }
    return sum / count;
  }
}
