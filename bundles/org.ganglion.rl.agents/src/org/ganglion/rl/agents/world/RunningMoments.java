package org.ganglion.rl.agents.world;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Mean and variance of rows, batch after batch (Chan, Golub and LeVeque, 1979); starts at mean 0 and variance 1. */
final class RunningMoments {
  private final double[] mean;
  private final double[] squares;
  private double count;

  RunningMoments(int width) {
    mean = new double[width];
    squares = new double[width];
  }

  void add(float[] rows, int n) {
    int width = mean.length;
    for (int i = 0; i < width; i++) {
      double batchMean = 0;
      for (int row = 0; row < n; row++) {
        batchMean += rows[row * width + i];
      }
      batchMean /= n;
      double batchSquares = 0;
      for (int row = 0; row < n; row++) {
        double distance = rows[row * width + i] - batchMean;
        batchSquares += distance * distance;
      }
      merge(i, batchMean, batchSquares, n);
    }
    count += n;
  }

  /** Takes one number of width 1 in. */
  void add(double value) {
    merge(0, value, 0, 1);
    count++;
  }

  private void merge(int i, double batchMean, double batchSquares, int n) {
    double distance = batchMean - mean[i];
    double total = count + n;
    mean[i] += distance * n / total;
    squares[i] += batchSquares + distance * distance * count * n / total;
  }

  float[] means() {
    float[] values = new float[mean.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) mean[i];
    }
    return values;
  }

  double variance(int i) {
    return count < 2 ? 1 : squares[i] / count;
  }

  float[] variances() {
    float[] values = new float[mean.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) variance(i);
    }
    return values;
  }

  void save(DataOutput out) throws IOException {
    out.writeDouble(count);
    for (int i = 0; i < mean.length; i++) {
      out.writeDouble(mean[i]);
      out.writeDouble(squares[i]);
    }
  }

  void restore(DataInput in) throws IOException {
    count = in.readDouble();
    for (int i = 0; i < mean.length; i++) {
      mean[i] = in.readDouble();
      squares[i] = in.readDouble();
    }
  }
}
