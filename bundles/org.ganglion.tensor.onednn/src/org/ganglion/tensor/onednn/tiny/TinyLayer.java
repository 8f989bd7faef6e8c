package org.ganglion.tensor.onednn.tiny;

/** One dense layer in Java: weights by input, so that the inner loop runs over outputs and is vectorised without a reduction. */
final class TinyLayer {
  final int in;
  final int out;
  final float[] weights;
  final float[] bias;
  final int weightOffset;
  final int biasOffset;
  final TinyFunction function;
  private final float[] sums;

  TinyLayer(int in, int out, int weightOffset, int biasOffset, TinyFunction function) {
    this.in = in;
    this.out = out;
    this.weightOffset = weightOffset;
    this.biasOffset = biasOffset;
    this.function = function;
    weights = new float[in * out];
    bias = new float[out];
    sums = new float[out];
  }

  /** Takes weights over from the canonical block [out × in]. */
  void load(float[] parameters) {
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        weights[i * out + o] = parameters[weightOffset + o * in + i];
      }
      bias[o] = biasOffset < 0 ? 0 : parameters[biasOffset + o];
    }
  }

  /** The result for one sample; the array is reused by the next call. */
  float[] forward(float[] x) {
    System.arraycopy(bias, 0, sums, 0, out);
    int i = 0;
    for (; i + 3 < in; i += 4) {
      four(sums, weights, i * out, out, x[i], x[i + 1], x[i + 2], x[i + 3]);
    }
    for (; i < in; i++) {
      one(sums, weights, i * out, out, x[i]);
    }
    function.apply(sums, out);
    return sums;
  }

  /** Four inputs a pass: the sums are loaded and stored once for four products. */
  private static void four(float[] sums, float[] w, int at, int n, float a, float b, float c, float d) {
    int second = at + n;
    int third = second + n;
    int fourth = third + n;
    for (int o = 0; o < n; o++) {
      sums[o] += a * w[at + o] + b * w[second + o] + (c * w[third + o] + d * w[fourth + o]);
    }
  }

  private static void one(float[] sums, float[] w, int at, int n, float a) {
    for (int o = 0; o < n; o++) {
      sums[o] += a * w[at + o];
    }
  }
}
