package org.ganglion.anomaly.batch;

import java.util.Arrays;

/**
 * Reconstruction errors of a one-sensor bow tie {@code window → bottleneck → window}, with tanh between or linear (PCA), for windows that overlap by
 * all but one row. The series is never cut into windows: the first layer is a bank of filters that slides over it, block by block, and
 *
 * <p>{@code ‖x − (V h + c)‖² = ‖x − c‖² − 2 hᵀVᵀ(x − c) + hᵀ(VᵀV) h}
 *
 * <p>where {@code Vᵀx} is a second bank of filters, and {@code ‖x‖²} a running sum. So a window costs {@code 2·window·bottleneck} multiplications in
 * float32;
 * the difference of squares is summed in float64.
 *
 * <p>Each loop over a block counts every array it touches from the same place, up to a constant: only then does the compiler of every Java version
 * make vector
 * code of it, for it cannot know that two arrays are not one. That is why a block is copied, shifted, for every eight taps, and each filter writes to
 * a row of its own.
 */
public final class WindowKernel {
  private static final int BLOCK = 1024;
  private static final int UNROLLED = 8;

  private final int window;
  private final int taps;
  private final int bottleneck;
  private final boolean linear;

  /** Filters: the bottleneck's in front, then the rows of Vᵀ, then the decoder's bias c. */
  private final float[][] filters;

  private final float[] start;
  private final float[] inner;
  private final double biasSquared;
  private final float[][] shifted = new float[UNROLLED][BLOCK];
  private final float[][] filtered;
  private final double[] errors = new double[BLOCK];

  /**
   * A kernel.
   *
   * @param encoder bottleneck × window, then the biases
   * @param decoder window × bottleneck, then the biases
   * @param linear whether nothing stands in place of tanh: PCA
   */
  public WindowKernel(int window, int bottleneck, float[] encoder, float[] decoder, boolean linear) {
    if (encoder.length != bottleneck * (window + 1) || decoder.length != window * (bottleneck + 1)) {
      throw new IllegalArgumentException("a kernel of " + window + "→" + bottleneck + "→" + window + " needs fitting weights");
    }
    this.window = window;
    this.taps = (window + UNROLLED - 1) / UNROLLED * UNROLLED;
    this.bottleneck = bottleneck;
    this.linear = linear;
    filters = new float[2 * bottleneck + 1][taps];
    filtered = new float[filters.length][BLOCK];
    start = new float[filters.length];
    float[] bias = filters[2 * bottleneck];
    System.arraycopy(decoder, window * bottleneck, bias, 0, window);
    for (int b = 0; b < bottleneck; b++) {
      System.arraycopy(encoder, b * window, filters[b], 0, window);
      start[b] = encoder[bottleneck * window + b];
      for (int k = 0; k < window; k++) {
        filters[bottleneck + b][k] = decoder[k * bottleneck + b];
        start[bottleneck + b] -= decoder[k * bottleneck + b] * bias[k];
      }
    }
    inner = inner();
    double sum = 0;
    for (float value : bias) {
      sum += (double) value * value;
    }
    biasSquared = sum;
  }

  /** VᵀV below its diagonal twice, on it once, above it not at all: as much as all of it in {@code hᵀ(VᵀV)h}. */
  private float[] inner() {
    float[] products = new float[bottleneck * bottleneck];
    for (int a = 0; a < bottleneck; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int k = 0; k < window; k++) {
          sum += (double) filters[bottleneck + a][k] * filters[bottleneck + b][k];
        }
        products[a * bottleneck + b] = (float) (a == b ? sum : 2 * sum);
      }
    }
    return products;
  }

  /** Rows that must follow the beginning of the last window; whole eights, what is too many of them weighs nothing. */
  public int taps() {
    return taps;
  }

  /**
   * Errors (square roots of summed squares) of the windows that begin at {@code from} to before {@code from + count}.
   *
   * @param values the series; {@code from + count + taps − 1} of it at least
   */
  public void errors(float[] values, int from, int count, float[] into, int at) {
    for (int done = 0; done < count; done += BLOCK) {
      block(values, from + done, Math.min(BLOCK, count - done), into, at + done);
    }
  }

  private void block(float[] values, int from, int count, float[] into, int at) {
    filter(values, from, count);
    squares(values, from, count);
    for (int b = 0; b < bottleneck; b++) {
      if (!linear) {
        squash(filtered[b], 0, count);
      }
      // h · (Σ inner · h − 2Vᵀ(x − c)): the two terms share the factor h.
      float[] against = filtered[bottleneck + b];
      twiceNegative(against, count);
      combine(b, against, count);
      addProduct(filtered[b], against, errors, count);
    }
    for (int i = 0; i < count; i++) {
      into[at + i] = (float) Math.sqrt(Math.max(0, errors[i]));
    }
  }

  /** {@code filtered[f][i] = start[f] + Σ filters[f][k] · values[from + i + k]}, eight taps a pass. */
  private void filter(float[] values, int from, int count) {
    for (int f = 0; f < filters.length; f++) {
      Arrays.fill(filtered[f], 0, count, start[f]);
    }
    for (int k = 0; k < taps; k += UNROLLED) {
      for (int shift = 0; shift < UNROLLED; shift++) {
        System.arraycopy(values, from + k + shift, shifted[shift], 0, count);
      }
      for (int f = 0; f < filters.length; f++) {
        taps(shifted, count, filters[f], k, filtered[f]);
      }
    }
  }

  private static void taps(float[][] values, int count, float[] weights, int k, float[] to) {
    float w0 = weights[k];
    float w1 = weights[k + 1];
    float w2 = weights[k + 2];
    float w3 = weights[k + 3];
    float w4 = weights[k + 4];
    float w5 = weights[k + 5];
    float w6 = weights[k + 6];
    float w7 = weights[k + 7];
    float[] a = values[0];
    float[] b = values[1];
    float[] c = values[2];
    float[] d = values[3];
    float[] e = values[4];
    float[] f = values[5];
    float[] g = values[6];
    float[] h = values[7];
    for (int i = 0; i < count; i++) {
      float low = Math.fma(w0, a[i], Math.fma(w1, b[i], Math.fma(w2, c[i], w3 * d[i])));
      float high = Math.fma(w4, e[i], Math.fma(w5, f[i], Math.fma(w6, g[i], w7 * h[i])));
      to[i] += low + high;
    }
  }

  /** {@code ‖x − c‖²} by {@code ‖x‖² − 2cᵀx + ‖c‖²}: a running sum and a filter. */
  private void squares(float[] values, int from, int count) {
    float[] against = filtered[2 * bottleneck];
    double sum = biasSquared;
    for (int k = 0; k < window; k++) {
      sum += (double) values[from + k] * values[from + k];
    }
    for (int i = 0; i < count; i++) {
      errors[i] = sum - 2 * against[i];
      double gone = values[from + i];
      double come = i + 1 < count ? values[from + i + window] : 0;
      sum += come * come - gone * gone;
    }
  }

  private static void twiceNegative(float[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] *= -2;
    }
  }

  /** Adds row {@code b} of the inner products with the hidden values up to it, which are squashed by now. */
  private void combine(int b, float[] to, int count) {
    int other = 0;
    for (; other + 3 <= b; other += 4) {
      int at = b * bottleneck + other;
      addFour(filtered[other], filtered[other + 1], filtered[other + 2], filtered[other + 3], inner, at, to, count);
    }
    for (; other <= b; other++) {
      addOne(filtered[other], inner[b * bottleneck + other], to, count);
    }
  }

  private static void addFour(float[] a, float[] b, float[] c, float[] d, float[] factors, int at, float[] to, int count) {
    float f0 = factors[at];
    float f1 = factors[at + 1];
    float f2 = factors[at + 2];
    float f3 = factors[at + 3];
    for (int i = 0; i < count; i++) {
      to[i] = Math.fma(f0, a[i], Math.fma(f1, b[i], Math.fma(f2, c[i], Math.fma(f3, d[i], to[i]))));
    }
  }

  private static void addOne(float[] from, float factor, float[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = Math.fma(factor, from[i], to[i]);
    }
  }

  private static void addProduct(float[] a, float[] b, double[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] += (double) a[i] * b[i];
    }
  }

  /** tanh as a quotient of polynomials (continued fraction to x⁷), clamped where it would leave ±1; off by less than 1e-4. */
  static void squash(float[] values, int at, int count) {
    for (int i = at; i < at + count; i++) {
      float x = Math.max(-4.97f, Math.min(4.97f, values[i]));
      float s = x * x;
      float up = x * (135135 + s * (17325 + s * (378 + s)));
      float down = 135135 + s * (62370 + s * (3150 + s * 28));
      values[i] = Math.max(-1, Math.min(1, up / down));
    }
  }
}
