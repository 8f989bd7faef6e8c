package org.ganglion.edge.kernel;

import org.ganglion.edge.model.EdgeFunction;
import org.ganglion.edge.model.EdgeLayer;

/** Steps that treat each number, or each row of numbers, by itself. */
final class Functions {
  private Functions() {}

  static Step of(EdgeFunction function, double slope, int rowLength, float[] x, float[] y) {
    switch (function) {
      case RELU:
        return () -> relu(x, y);
      case SOFTMAX:
        return () -> softmax(rowLength, x, y);
      default:
        return () -> {
          for (int k = 0; k < y.length; k++) {
            y[k] = (float) function.at(x[k], slope);
          }
        };
    }
  }

  static Step table(byte[] table, byte[] x, byte[] y) {
    return () -> {
      for (int k = 0; k < y.length; k++) {
        y[k] = table[x[k] + 128];
      }
    };
  }

  static Step dequantise(double scale, int zeroPoint, byte[] x, float[] y) {
    return () -> {
      for (int k = 0; k < y.length; k++) {
        y[k] = (float) ((x[k] - zeroPoint) * scale);
      }
    };
  }

  /** Each factor and offset holds for {@code run} numbers in turn. */
  static Step affine(EdgeLayer layer, int run, float[] x, float[] y) {
    float[] factor = layer.factor();
    float[] offset = layer.bias();
    return () -> {
      for (int k = 0; k < y.length; k++) {
        int channel = k / run % factor.length;
        y[k] = factor[channel] * x[k] + offset[channel];
      }
    };
  }

  private static void relu(float[] x, float[] y) {
    for (int k = 0; k < y.length; k++) {
      y[k] = x[k] > 0 ? x[k] : 0;
    }
  }

  private static void softmax(int rowLength, float[] x, float[] y) {
    for (int row = 0; row < x.length; row += rowLength) {
      float largest = x[row];
      for (int k = row; k < row + rowLength; k++) {
        largest = Math.max(largest, x[k]);
      }
      double sum = 0;
      for (int k = row; k < row + rowLength; k++) {
        y[k] = (float) StrictMath.exp(x[k] - largest);
        sum += y[k];
      }
      for (int k = row; k < row + rowLength; k++) {
        y[k] = (float) (y[k] / sum);
      }
    }
  }
}
