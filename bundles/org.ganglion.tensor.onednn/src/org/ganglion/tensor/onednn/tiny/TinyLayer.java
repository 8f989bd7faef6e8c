package org.ganglion.tensor.onednn.tiny;

/**
 * One dense layer in Java. The weights of each input are an array of their own: loops then go through all their arrays in step and without a
 * reduction, which is what the compiler turns into vector code.
 */
final class TinyLayer {
  final int in;
  final int out;
  private final float[][] rows;
  private final float[] bias;
  private final int weightOffset;
  private final int biasOffset;
  private final TinyFunction function;
  private final float[] sums;

  /** Offsets are those of the canonical flat layout; the bias's is negative where there is none. */
  TinyLayer(int in, int out, int weightOffset, int biasOffset, TinyFunction function) {
    this.in = in;
    this.out = out;
    this.weightOffset = weightOffset;
    this.biasOffset = biasOffset;
    this.function = function;
    rows = new float[in][out];
    bias = new float[out];
    sums = new float[out];
  }

  /** Takes weights over from the canonical block [out × in]. */
  void load(float[] parameters) {
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        rows[i][o] = parameters[weightOffset + o * in + i];
      }
      bias[o] = biasOffset < 0 ? 0 : parameters[biasOffset + o];
    }
  }

  /** The result for one sample; the array is reused by the next call. */
  float[] forward(float[] x) {
    System.arraycopy(bias, 0, sums, 0, out);
    int i = 0;
    for (; i + 7 < in; i += 8) {
      TinyLoops.eight(sums, rows, x, i, out);
    }
    for (; i + 3 < in; i += 4) {
      TinyLoops.four(sums, rows, x, i, out);
    }
    for (; i < in; i++) {
      TinyLoops.one(sums, rows[i], x[i], out);
    }
    function.apply(sums, out);
    return sums;
  }
}
