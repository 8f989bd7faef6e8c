package org.ganglion.tensor.support;

import java.nio.FloatBuffer;

/** Softmax along rows of {@code width} values and its gradient. One thread at a time. */
public final class Softmax {
  private final int width;
  private final float[] row;
  private final float[] other;

  /** For rows of this width. */
  public Softmax(int width) {
    this.width = width;
    this.row = new float[width];
    this.other = new float[width];
  }

  /** {@code y = eˣ / Σeˣ}, the largest value of a row taken off first so that nothing overflows. */
  public void forward(FloatBuffer input, FloatBuffer output, int rows) {
    for (int r = 0; r < rows; r++) {
      input.get(r * width, row);
      float largest = Float.NEGATIVE_INFINITY;
      for (float value : row) {
        largest = Math.max(largest, value);
      }
      double sum = 0;
      for (int i = 0; i < width; i++) {
        double e = Math.exp(row[i] - largest);
        row[i] = (float) e;
        sum += e;
      }
      for (int i = 0; i < width; i++) {
        row[i] = (float) (row[i] / sum);
      }
      output.put(r * width, row);
    }
  }

  /** {@code dx = y·(dy − Σ dy·y)}. */
  public void backward(FloatBuffer output, FloatBuffer outputGradient, FloatBuffer inputGradient, int rows) {
    for (int r = 0; r < rows; r++) {
      output.get(r * width, row);
      outputGradient.get(r * width, other);
      double mean = 0;
      for (int i = 0; i < width; i++) {
        mean += (double) row[i] * other[i];
      }
      for (int i = 0; i < width; i++) {
        row[i] *= (float) (other[i] - mean);
      }
      inputGradient.put(r * width, row);
    }
  }
}
