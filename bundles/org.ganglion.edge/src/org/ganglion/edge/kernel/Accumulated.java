package org.ganglion.edge.kernel;

import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.FixedPoint;
import org.ganglion.edge.model.Quantisation;

/** What becomes of int32 sums: the bias is added, then they are brought to the output's steps or to float32. */
final class Accumulated {
  private static final int CHUNK = 64;

  private final int outputs;
  private final long[] steps = new long[CHUNK];
  private final int[] bias;
  private final int[] multiplier;
  private final int[] shift;
  private final double[] scale;
  private final int zeroPoint;
  private final int least;
  private final boolean relu;

  Accumulated(EdgeLayer layer, Quantisation from) {
    outputs = layer.weights.outputs;
    bias = layer.steps() == null ? new int[outputs] : layer.steps();
    relu = layer.relu;
    multiplier = new int[outputs];
    shift = new int[outputs];
    scale = layer.weights.scales();
    FixedPoint[] factors = layer.requantisation();
    for (int o = 0; o < outputs; o++) {
      scale[o] *= from.scale;
      if (factors != null) {
        multiplier[o] = factors[o].multiplier;
        shift[o] = factors[o].shift;
      }
    }
    zeroPoint = layer.quantisation == null ? 0 : layer.quantisation.zeroPoint;
    least = relu ? zeroPoint : -128;
  }

  int bias(int output) {
    return bias[output];
  }

  /** One sum per output, to int8. */
  void toInt8(int[] sums, byte[] y, int at) {
    for (int o = 0; o < outputs; o++) {
      y[at + o] = step(sums[o] + bias[o], multiplier[o], shift[o]);
    }
  }

  /** One sum per output, to float32. */
  void toFloat(int[] sums, float[] y, int at) {
    for (int o = 0; o < outputs; o++) {
      float value = (float) ((sums[o] + bias[o]) * scale[o]);
      y[at + o] = relu && value < 0 ? 0 : value;
    }
  }

  /** Many sums of one output, the bias in them, to int8. */
  void toInt8(int output, int[] sums, int from, int count, byte[] y, int at) {
    int m = multiplier[output];
    int s = shift[output];
    if (s >= 0) {
      for (int k = 0; k < count; k++) {
        y[at + k] = step(sums[from + k], m, s);
      }
      return;
    }
    for (int done = 0; done < count; done += CHUNK) {
      int part = Math.min(CHUNK, count - done);
      scaled(sums, from + done, part, m, -s, steps);
      store(steps, part, zeroPoint, least, y, at + done);
    }
  }

  /** {@link FixedPoint#apply(int, int, int)} for a shift to the right, in a form that a JIT compiler turns into vector instructions. */
  private static void scaled(int[] sums, int from, int count, long m, int right, long[] steps) {
    long half = 1L << right - 1;
    for (int k = 0; k < count; k++) {
      long high = sums[from + k] * m + (1L << 30) >> 31;
      steps[k] = high + half + (high >> 63) >> right;
    }
  }

  private static void store(long[] steps, int count, int zeroPoint, int least, byte[] y, int at) {
    for (int k = 0; k < count; k++) {
      y[at + k] = (byte) Math.max(least, Math.min(127, (int) steps[k] + zeroPoint));
    }
  }

  /** Many sums of one output, the bias in them, to float32. */
  void toFloat(int output, int[] sums, int from, int count, float[] y, int at) {
    double s = scale[output];
    for (int k = 0; k < count; k++) {
      float value = (float) (sums[from + k] * s);
      y[at + k] = relu && value < 0 ? 0 : value;
    }
  }

  private byte step(int sum, int m, int s) {
    int step = FixedPoint.apply(sum, m, s) + zeroPoint;
    return (byte) Math.max(least, Math.min(127, step));
  }
}
