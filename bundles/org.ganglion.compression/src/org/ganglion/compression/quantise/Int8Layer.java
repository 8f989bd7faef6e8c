package org.ganglion.compression.quantise;

import org.ganglion.edge.model.Quantisation;
import org.ganglion.edge.model.Weights;

/**
 * Weights and bias of a layer in whole numbers: int8 weights symmetric per output, int32 bias in steps of input scale × weight scale.
 *
 * @param weights outputs × inputs
 */
public record Int8Layer(Weights weights, int[] bias) {
  /**
   * Quantises a layer.
   *
   * @param bias one for each output
   * @param input how its inputs are quantised
   * @param means of its inputs; an input may stand for {@code weights.inputs / means.length} weights, a channel for those of its window. Null: the
   *     bias is not
   *     corrected
   */
  public static Int8Layer of(int outputs, int inputs, float[] values, float[] bias, Quantisation input, double[] means) {
    Weights weights = Weights.quantised(outputs, inputs, values);
    double[] scales = weights.scales();
    float[] rounded = weights.values();
    int[] steps = new int[outputs];
    for (int o = 0; o < outputs; o++) {
      double corrected = bias[o] + (means == null ? 0 : lost(values, rounded, o * inputs, inputs, means));
      double step = Math.rint(corrected / (input.scale * scales[o]));
      steps[o] = (int) Math.max(-(1 << 30), Math.min(1 << 30, step));
    }
    return new Int8Layer(weights, steps);
  }

  /**
   * What rounding takes from the mean of an output (Nagel et al., "Data-free quantization through weight equalization and bias correction", 2019).
   */
  private static double lost(float[] values, float[] rounded, int from, int inputs, double[] means) {
    int each = inputs / means.length;
    double sum = 0;
    for (int i = 0; i < inputs; i++) {
      sum += ((double) values[from + i] - rounded[from + i]) * means[i / each];
    }
    return sum;
  }
}
