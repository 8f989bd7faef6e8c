package org.ganglion.device.benchmarks;

import java.util.Arrays;
import java.util.Random;

/** LeNet-300-100 trained by plain stochastic gradient descent, with masks of blocks of eight outputs: no more than a benchmark needs. */
final class Perceptron {
  static final int[] WIDTHS = {784, 300, 100, 10};
  private static final int BLOCK = 8;

  /** [input][output] per layer: loops over outputs are what a JIT compiler turns into vector instructions. */
  private final float[][][] rows = new float[3][][];

  private final float[][][] held = new float[3][][];
  final float[][] biases = new float[3][];
  private final float[][] values = new float[4][];
  private final float[][] errors = new float[4][];
  private final Random random = new Random(1);

  Perceptron() {
    values[0] = new float[WIDTHS[0]];
    for (int layer = 0; layer < 3; layer++) {
      int in = WIDTHS[layer];
      int out = WIDTHS[layer + 1];
      rows[layer] = new float[in][out];
      held[layer] = new float[in][out];
      for (int i = 0; i < in; i++) {
        for (int o = 0; o < out; o++) {
          rows[layer][i][o] = (float) (random.nextGaussian() * Math.sqrt(2.0 / in));
        }
        Arrays.fill(held[layer][i], 1);
      }
      biases[layer] = new float[out];
      values[layer + 1] = new float[out];
      errors[layer + 1] = new float[out];
    }
  }

  /** [output × input], as PyTorch lays them out. */
  float[] weights(int layer) {
    int in = WIDTHS[layer];
    float[] weights = new float[in * WIDTHS[layer + 1]];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = rows[layer][k % in][k / in];
    }
    return weights;
  }

  void train(Digits digits, int samples, float rate) {
    for (int k = 0; k < samples; k++) {
      int index = random.nextInt(digits.labels().length);
      forward(digits.scaled(index));
      backward(digits.labels()[index], rate);
    }
  }

  /** Largest value that a layer gives, over some digits. */
  float largest(int layer, Digits digits, int samples) {
    float largest = 0;
    for (int k = 0; k < samples; k++) {
      forward(digits.scaled(k));
      for (float value : values[layer + 1]) {
        largest = Math.max(largest, value);
      }
    }
    return largest;
  }

  private void forward(float[] x) {
    System.arraycopy(x, 0, values[0], 0, x.length);
    for (int layer = 0; layer < 3; layer++) {
      float[] y = values[layer + 1];
      System.arraycopy(biases[layer], 0, y, 0, y.length);
      for (int i = 0; i < WIDTHS[layer]; i++) {
        if (values[layer][i] != 0) {
          add(y, values[layer][i], rows[layer][i]);
        }
      }
      for (int o = 0; layer < 2 && o < y.length; o++) {
        y[o] = Math.max(0, y[o]);
      }
    }
  }

  private void backward(int label, float rate) {
    double sum = 0;
    for (float score : values[3]) {
      sum += Math.exp(score);
    }
    for (int o = 0; o < 10; o++) {
      errors[3][o] = (float) (Math.exp(values[3][o]) / sum) - (o == label ? 1 : 0);
    }
    for (int layer = 2; layer >= 0; layer--) {
      float[] error = errors[layer + 1];
      for (int i = 0; i < WIDTHS[layer]; i++) {
        if (values[layer][i] != 0) {
          if (layer > 0) {
            errors[layer][i] = dot(error, rows[layer][i]);
          }
          descend(rows[layer][i], rate * values[layer][i], error, held[layer][i]);
        } else if (layer > 0) {
          errors[layer][i] = 0;
        }
      }
      add(biases[layer], -rate, error);
    }
  }

  private static void add(float[] y, float factor, float[] x) {
    for (int k = 0; k < y.length; k++) {
      y[k] += factor * x[k];
    }
  }

  private static void descend(float[] row, float factor, float[] error, float[] held) {
    for (int k = 0; k < row.length; k++) {
      row[k] -= factor * error[k] * held[k];
    }
  }

  private static float dot(float[] x, float[] y) {
    float sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += x[k] * y[k];
    }
    return sum;
  }

  /** Keeps the blocks of largest magnitude. */
  void prune(int layer, double share) {
    int in = WIDTHS[layer];
    int out = WIDTHS[layer + 1];
    int panels = (out + BLOCK - 1) / BLOCK;
    double[] size = new double[panels * in];
    for (int k = 0; k < in * out; k++) {
      float weight = rows[layer][k % in][k / in];
      size[k / in / BLOCK * in + k % in] += weight * weight;
    }
    double[] sorted = size.clone();
    Arrays.sort(sorted);
    double least = sorted[(int) Math.round((1 - share) * (sorted.length - 1))];
    for (int k = 0; k < in * out; k++) {
      boolean keep = size[k / in / BLOCK * in + k % in] >= least;
      held[layer][k % in][k / in] = keep ? 1 : 0;
      rows[layer][k % in][k / in] *= keep ? 1 : 0;
    }
  }
}
