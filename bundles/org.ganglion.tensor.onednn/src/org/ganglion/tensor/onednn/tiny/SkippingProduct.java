package org.ganglion.tensor.onednn.tiny;

import java.nio.FloatBuffer;

/**
 * A large dense layer for one sample behind a ReLU. With one sample the product takes as long as its weights take to come from memory; the weights of
 * the inputs that are zero, half of them or more, are left there. What is left out is 0·w: the result is the same unless a weight is not finite.
 */
public final class SkippingProduct {
  /** Weights, in floats, from which on a layer does not stay in the cache, and up to which a second copy of it in the heap is no burden. */
  private static final long LEAST = 1 << 18;

  private static final long MOST = 1 << 24;

  /** Rows that are turned at a time, so that the lines being written stay in the cache. */
  private static final int BLOCK = 64;

  private final int in;
  private final int out;
  private final int weightOffset;
  private final int biasOffset;
  private final float[][] rows;
  private final float[] bias;
  private final float[] x;
  private final int[] nonzero;
  private final float[] sums;

  /** Offsets are those of the canonical flat layout; the bias's is negative where there is none. */
  public SkippingProduct(int in, int out, int weightOffset, int biasOffset) {
    this.in = in;
    this.out = out;
    this.weightOffset = weightOffset;
    this.biasOffset = biasOffset;
    rows = new float[in][out];
    bias = new float[out];
    x = new float[in];
    nonzero = new int[in + 1];
    sums = new float[out];
  }

  /** Whether a layer of so many weights gains. */
  public static boolean pays(long weights) {
    return weights >= LEAST && weights <= MOST;
  }

  /** Takes weights over from the canonical block [out × in]. */
  public void load(float[] parameters) {
    for (int block = 0; block < in; block += BLOCK) {
      int end = Math.min(block + BLOCK, in);
      for (int o = 0; o < out; o++) {
        for (int i = block; i < end; i++) {
          rows[i][o] = parameters[weightOffset + o * in + i];
        }
      }
    }
    if (biasOffset >= 0) {
      System.arraycopy(parameters, biasOffset, bias, 0, out);
    }
  }

  /** Computes one sample; {@code rectified} says whether a ReLU follows. */
  public void forward(FloatBuffer from, FloatBuffer to, boolean rectified) {
    from.get(0, x);
    int count = 0;
    for (int i = 0; i < in; i++) {
      nonzero[count] = i;
      count += x[i] != 0 ? 1 : 0;
    }
    System.arraycopy(bias, 0, sums, 0, out);
    int k = 0;
    for (; k + 7 < count; k += 8) {
      TinyLoops.eight(sums, rows, x, nonzero, k, out);
    }
    for (; k < count; k++) {
      TinyLoops.one(sums, rows[nonzero[k]], x[nonzero[k]], out);
    }
    for (int o = 0; rectified && o < out; o++) {
      sums[o] = Math.max(sums[o], 0);
    }
    to.put(0, sums);
  }
}
