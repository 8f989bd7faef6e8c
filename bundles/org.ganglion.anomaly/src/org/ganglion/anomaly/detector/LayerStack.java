package org.ganglion.anomaly.detector;

import java.util.Arrays;
import java.util.List;

/**
 * Layers one behind the other in plain loops: for one sample that is faster than any call into a native library. Weights are in the canonical layout
 * of a network. Scratch memory: one thread at a time.
 */
final class LayerStack {
  private final List<Step> steps;
  private final int narrow;
  private double[] narrowest = {};
  private double[] last = {};
  private double[] answer = {};

  /** What one layer does. */
  interface Step {
    /** Its values; valid until the next call. */
    double[] forward(double[] in);
  }

  /** Layers; {@code narrow} is the position of the bottleneck. */
  LayerStack(List<Step> steps, int narrow) {
    this.steps = steps;
    this.narrow = narrow;
  }

  /**
   * The last layer's values; valid until the next call. Asked of one sample twice, as for its bottleneck and its reconstruction, it computes once.
   */
  double[] forward(double[] sample) {
    if (Arrays.equals(sample, last)) {
      return answer;
    }
    double[] in = sample;
    for (int i = 0; i < steps.size(); i++) {
      in = steps.get(i).forward(in);
      narrowest = i == narrow ? in : narrowest;
    }
    last = last.length == sample.length ? last : new double[sample.length];
    System.arraycopy(sample, 0, last, 0, sample.length);
    answer = in;
    return in;
  }

  /** The bottleneck's values in the last forward pass. */
  double[] narrowest() {
    return narrowest.clone();
  }

  /** Takes weights one after the other. */
  static final class Weights {
    private final float[] values;
    private int at;

    Weights(float[] values) {
      this.values = values;
    }

    double[] next(int count) {
      double[] part = new double[count];
      for (int i = 0; i < count; i++) {
        part[i] = values[at++];
      }
      return part;
    }

    /** Throws where some are left. */
    void end(String what) {
      if (at != values.length) {
        throw new IllegalArgumentException(what + " has " + at + " parameters, not " + values.length);
      }
    }
  }

  /** {@code y = W·x + b}, and tanh where wanted; along the last axis of several rows. */
  static Step dense(Weights weights, int in, int units, int rows, boolean tanh) {
    double[] matrix = weights.next(units * in);
    double[] bias = weights.next(units);
    double[] out = new double[rows * units];
    return values -> {
      for (int row = 0; row < rows; row++) {
        for (int unit = 0; unit < units; unit++) {
          double sum = bias[unit] + product(matrix, unit * in, values, row * in, in);
          out[row * units + unit] = tanh ? Math.tanh(sum) : sum;
        }
      }
      return out;
    };
  }

  /** Four sums at a time: one waits for its last addition. */
  private static double product(double[] a, int atA, double[] b, int atB, int count) {
    double one = 0;
    double two = 0;
    double three = 0;
    double four = 0;
    int k = 0;
    for (; k + 3 < count; k += 4) {
      one += a[atA + k] * b[atB + k];
      two += a[atA + k + 1] * b[atB + k + 1];
      three += a[atA + k + 2] * b[atB + k + 2];
      four += a[atA + k + 3] * b[atB + k + 3];
    }
    for (; k < count; k++) {
      one += a[atA + k] * b[atB + k];
    }
    return one + two + (three + four);
  }

  /** A convolution along time: channels × rows to filters × rows', with zeros before and behind. */
  static Step convolution(Weights weights, int channels, int rows, int filters, Along along, boolean tanh) {
    double[] kernel = weights.next(filters * channels * along.taps());
    double[] bias = weights.next(filters);
    int length = along.length(rows);
    double[] out = new double[filters * length];
    return values -> {
      for (int filter = 0; filter < filters; filter++) {
        for (int i = 0; i < length; i++) {
          double sum = bias[filter];
          int first = i * along.stride() - along.before();
          for (int channel = 0; channel < channels; channel++) {
            int weight = (filter * channels + channel) * along.taps();
            for (int tap = Math.max(0, -first); tap < Math.min(along.taps(), rows - first); tap++) {
              sum += kernel[weight + tap] * values[channel * rows + first + tap];
            }
          }
          out[filter * length + i] = tanh ? Math.tanh(sum) : sum;
        }
      }
      return out;
    };
  }

  /** How a filter goes along time. */
  record Along(int taps, int stride, int before, int behind) {
    int length(int rows) {
      return (rows + before + behind - taps) / stride + 1;
    }
  }

  /** Every value twice. */
  static Step doubled(int values) {
    double[] out = new double[2 * values];
    return in -> {
      for (int i = 0; i < values; i++) {
        out[2 * i] = in[i];
        out[2 * i + 1] = in[i];
      }
      return out;
    };
  }

  /** Rows × columns to columns × rows. */
  static Step turned(int rows, int columns) {
    double[] out = new double[rows * columns];
    return in -> {
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
          out[c * rows + r] = in[r * columns + c];
        }
      }
      return out;
    };
  }

  /** Long short-term memory over rows × features; all hidden states, or the last one. */
  static Step lstm(Weights weights, int rows, int features, int units, boolean last) {
    double[] input = weights.next(4 * units * features);
    double[] recurrent = weights.next(4 * units * units);
    double[] bias = weights.next(4 * units);
    double[] hidden = new double[units];
    double[] cell = new double[units];
    double[] gates = new double[4 * units];
    double[] out = new double[rows * units];
    return values -> {
      Arrays.fill(hidden, 0);
      Arrays.fill(cell, 0);
      for (int row = 0; row < rows; row++) {
        for (int g = 0; g < gates.length; g++) {
          double sum = bias[g];
          for (int k = 0; k < features; k++) {
            sum += input[g * features + k] * values[row * features + k];
          }
          for (int k = 0; k < units; k++) {
            sum += recurrent[g * units + k] * hidden[k];
          }
          gates[g] = sum;
        }
        for (int u = 0; u < units; u++) {
          cell[u] = sigmoid(gates[units + u]) * cell[u] + sigmoid(gates[u]) * Math.tanh(gates[2 * units + u]);
          hidden[u] = sigmoid(gates[3 * units + u]) * Math.tanh(cell[u]);
          out[row * units + u] = hidden[u];
        }
      }
      return last ? hidden : out;
    };
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
