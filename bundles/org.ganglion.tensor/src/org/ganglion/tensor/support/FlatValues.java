package org.ganglion.tensor.support;

import java.nio.FloatBuffer;

/** Sums over and moves of flat blocks of floats in native memory, from position 0, piece by piece through an array. */
public final class FlatValues {
  private static final int PIECE = 2048;

  private FlatValues() {}

  /** √Σx², summed in double in the order of the elements. */
  public static double norm(FloatBuffer values, int count) {
    float[] piece = new float[PIECE];
    double sum = 0;
    for (int from = 0; from < count; from += PIECE) {
      int n = Math.min(PIECE, count - from);
      values.get(from, piece, 0, n);
      for (int i = 0; i < n; i++) {
        sum += (double) piece[i] * piece[i];
      }
    }
    return Math.sqrt(sum);
  }

  /** {@code x *= factor}. */
  public static void scale(FloatBuffer values, int count, float factor) {
    float[] piece = new float[PIECE];
    for (int from = 0; from < count; from += PIECE) {
      int n = Math.min(PIECE, count - from);
      values.get(from, piece, 0, n);
      for (int i = 0; i < n; i++) {
        piece[i] *= factor;
      }
      values.put(from, piece, 0, n);
    }
  }

  /**
   * Scales gradients so that their norm is at most {@code limit}, see {@link org.ganglion.api.engine.Network#clip(double)}.
   *
   * @return the norm before; where it is not finite nothing is scaled
   */
  public static double clip(FloatBuffer gradients, int count, double limit) {
    double norm = norm(gradients, count);
    if (norm > limit && Double.isFinite(norm)) {
      scale(gradients, count, (float) (limit / norm));
    }
    return norm;
  }

  /** {@code x += y}. */
  public static void add(FloatBuffer values, FloatBuffer others, int count, float[] piece, float[] other) {
    int length = Math.min(piece.length, other.length);
    for (int from = 0; from < count; from += length) {
      int n = Math.min(length, count - from);
      values.get(from, piece, 0, n);
      others.get(from, other, 0, n);
      for (int i = 0; i < n; i++) {
        piece[i] += other[i];
      }
      values.put(from, piece, 0, n);
    }
  }

  /** {@code x = (1 − tau)·x + tau·y}; with tau 1 an exact copy. */
  public static void blend(FloatBuffer values, FloatBuffer others, int count, double tau) {
    if (tau == 1) {
      values.put(0, others, 0, count);
      return;
    }
    float[] piece = new float[PIECE];
    float[] other = new float[PIECE];
    float keep = (float) (1 - tau);
    float take = (float) tau;
    for (int from = 0; from < count; from += PIECE) {
      int n = Math.min(PIECE, count - from);
      values.get(from, piece, 0, n);
      others.get(from, other, 0, n);
      for (int i = 0; i < n; i++) {
        piece[i] = keep * piece[i] + take * other[i];
      }
      values.put(from, piece, 0, n);
    }
  }

  /** Sets the first {@code count} values to zero. */
  public static void zero(FloatBuffer values, int count) {
    float[] zeros = new float[Math.min(count, PIECE)];
    for (int from = 0; from < count; from += PIECE) {
      values.put(from, zeros, 0, Math.min(PIECE, count - from));
    }
  }

  /**
   * Checks a flat block that is copied in.
   *
   * @throws IllegalArgumentException when it has another length
   */
  public static void requireLength(String network, String what, float[] values, int count) {
    if (values.length != count) {
      throw new IllegalArgumentException("network '" + network + "' has " + count + " " + what + ", it is given " + values.length);
    }
  }
}
