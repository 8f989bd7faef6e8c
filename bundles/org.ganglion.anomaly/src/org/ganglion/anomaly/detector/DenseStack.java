package org.ganglion.anomaly.detector;

import java.util.Arrays;

/**
 * Dense layers one behind the other with tanh between them, none after the last, in plain loops: for one sample that is faster than any call into a native
 * library. Weights are in the canonical layout of a network: for each layer [units × inputs], then the biases.
 */
final class DenseStack {
  private final int[] widths;
  private final double[][] weights;
  private final double[][] biases;
  private final double[][] values;

  DenseStack(int[] widths, float[] parameters) {
    this.widths = widths;
    int layers = widths.length - 1;
    weights = new double[layers][];
    biases = new double[layers][];
    values = new double[layers][];
    int at = 0;
    for (int layer = 0; layer < layers; layer++) {
      weights[layer] = new double[widths[layer] * widths[layer + 1]];
      biases[layer] = new double[widths[layer + 1]];
      values[layer] = new double[widths[layer + 1]];
      for (int i = 0; i < weights[layer].length; i++) {
        weights[layer][i] = parameters[at++];
      }
      for (int i = 0; i < biases[layer].length; i++) {
        biases[layer][i] = parameters[at++];
      }
    }
    if (at != parameters.length) {
      throw new IllegalArgumentException("layers of " + Arrays.toString(widths) + " have " + at + " parameters, not " + parameters.length);
    }
  }

  /** The last layer's values; valid until the next call. */
  double[] forward(double[] sample) {
    double[] in = sample;
    for (int layer = 0; layer < weights.length; layer++) {
      double[] out = values[layer];
      for (int unit = 0; unit < out.length; unit++) {
        double sum = biases[layer][unit];
        int row = unit * widths[layer];
        for (int k = 0; k < widths[layer]; k++) {
          sum += weights[layer][row + k] * in[k];
        }
        out[unit] = layer + 1 < weights.length ? Math.tanh(sum) : sum;
      }
      in = out;
    }
    return in;
  }

  /** The values of the narrowest layer in the last forward pass. */
  double[] narrowest() {
    double[] least = values[0];
    for (double[] layer : values) {
      least = layer.length < least.length ? layer : least;
    }
    return least.clone();
  }
}
