package org.ganglion.anomaly.batch;

/**
 * Reconstruction errors of a one-sensor bow tie {@code window → bottleneck → window}, with tanh between or linear (PCA), for windows that overlap by all but one row. The
 * series is never cut into windows: the first layer is a bank of filters that slides over it, block by block, and
 *
 * <p>{@code ‖x − (V h + c)‖² = ‖x − c‖² − 2 hᵀVᵀ(x − c) + hᵀ(VᵀV) h}
 *
 * <p>where {@code Vᵀx} is a second bank of filters, and {@code ‖x‖²} a running sum. So a window costs {@code 2·window·bottleneck} multiplications without a
 * row of scratch, in loops over neighbouring windows that the compiler turns into vector code. Float32; the difference of squares is summed in float64.
 */
public final class WindowKernel {
  private static final int BLOCK = 512;
  private static final int UNROLLED = 8;

  private final int window;
  private final int taps;
  private final int bottleneck;
  private final boolean linear;
  private final float[] encoder;
  private final float[] encoderBias;
  private final float[] decoder;
  private final float[] decoderBias;
  private final float[] inner;
  private final float[] offset;
  private final float[] hidden;
  private final float[] against = new float[BLOCK];
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
    this.encoder = new float[bottleneck * taps];
    this.encoderBias = java.util.Arrays.copyOfRange(encoder, bottleneck * window, encoder.length);
    this.decoder = new float[bottleneck * taps];
    this.decoderBias = new float[taps];
    System.arraycopy(decoder, window * bottleneck, decoderBias, 0, window);
    this.inner = new float[bottleneck * bottleneck];
    this.offset = new float[bottleneck];
    this.hidden = new float[bottleneck * BLOCK];
    for (int b = 0; b < bottleneck; b++) {
      System.arraycopy(encoder, b * window, this.encoder, b * taps, window);
      for (int k = 0; k < window; k++) {
        this.decoder[b * taps + k] = decoder[k * bottleneck + b];
        offset[b] += decoder[k * bottleneck + b] * decoderBias[k];
      }
    }
    for (int a = 0; a < bottleneck; a++) {
      for (int b = 0; b < bottleneck; b++) {
        for (int k = 0; k < window; k++) {
          inner[a * bottleneck + b] += this.decoder[a * taps + k] * this.decoder[b * taps + k];
        }
      }
    }
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
    squares(values, from, count);
    for (int b = 0; b < bottleneck; b++) {
      filter(values, from, count, encoder, b * taps, encoderBias[b], hidden, b * BLOCK);
      if (!linear) {
        squash(hidden, b * BLOCK, count);
      }
    }
    for (int b = 0; b < bottleneck; b++) {
      // h · (Vᵀ(x − c) · 2 − Σ inner · h): the two terms share the factor h.
      filter(values, from, count, decoder, b * taps, -offset[b], against, 0);
      combine(b, count);
    }
    for (int i = 0; i < count; i++) {
      into[at + i] = (float) Math.sqrt(Math.max(0, errors[i]));
    }
  }

  private void combine(int b, int count) {
    for (int i = 0; i < count; i++) {
      against[i] *= -2;
    }
    for (int other = 0; other < bottleneck; other++) {
      add(hidden, other * BLOCK, inner[b * bottleneck + other], against, count);
    }
    for (int i = 0; i < count; i++) {
      errors[i] += (double) hidden[b * BLOCK + i] * against[i];
    }
  }

  private static void add(float[] from, int at, float factor, float[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = Math.fma(factor, from[at + i], to[i]);
    }
  }

  /** {@code ‖x − c‖²} by {@code ‖x‖² − 2cᵀx + ‖c‖²}: a running sum and a filter. */
  private void squares(float[] values, int from, int count) {
    filter(values, from, count, decoderBias, 0, 0, against, 0);
    double bias = 0;
    double sum = 0;
    for (int k = 0; k < window; k++) {
      bias += (double) decoderBias[k] * decoderBias[k];
      sum += (double) values[from + k] * values[from + k];
    }
    for (int i = 0; i < count; i++) {
      errors[i] = sum - 2 * against[i] + bias;
      double gone = values[from + i];
      double come = i + 1 < count ? values[from + i + window] : 0;
      sum += come * come - gone * gone;
    }
  }

  /** {@code to[i] = bias + Σ weights[k] · values[from + i + k]}, eight taps a pass. */
  private void filter(float[] values, int from, int count, float[] weights, int first, float bias, float[] to, int at) {
    java.util.Arrays.fill(to, at, at + count, bias);
    for (int k = 0; k < taps; k += UNROLLED) {
      taps(values, from + k, count, weights, first + k, to, at);
    }
  }

  private static void taps(float[] values, int from, int count, float[] weights, int k, float[] to, int at) {
    float w0 = weights[k];
    float w1 = weights[k + 1];
    float w2 = weights[k + 2];
    float w3 = weights[k + 3];
    float w4 = weights[k + 4];
    float w5 = weights[k + 5];
    float w6 = weights[k + 6];
    float w7 = weights[k + 7];
    for (int i = 0; i < count; i++) {
      int v = from + i;
      float low = Math.fma(w0, values[v], Math.fma(w1, values[v + 1], Math.fma(w2, values[v + 2], w3 * values[v + 3])));
      float high = Math.fma(w4, values[v + 4], Math.fma(w5, values[v + 5], Math.fma(w6, values[v + 6], w7 * values[v + 7])));
      to[at + i] += low + high;
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
