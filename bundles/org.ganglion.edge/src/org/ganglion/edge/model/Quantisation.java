package org.ganglion.edge.model;

/** How int8 values stand for real ones: {@code x = (q − zeroPoint) · scale}, one scale for a whole tensor. */
public final class Quantisation {
  /** Real value of one step, above zero. */
  public final double scale;

  /** The int8 value that stands for 0. */
  public final int zeroPoint;

  /**
   * A scale and a zero point.
   *
   * @throws IllegalArgumentException for a scale that is not a finite number above zero, or a zero point outside −128 … 127
   */
  public Quantisation(double scale, int zeroPoint) {
    if (!(scale > 0) || Double.isInfinite(scale)) {
      throw new IllegalArgumentException("a scale is a finite number above zero, not " + scale);
    }
    if (zeroPoint < -128 || zeroPoint > 127) {
      throw new IllegalArgumentException("a zero point lies in -128 ... 127, not at " + zeroPoint);
    }
    this.scale = scale;
    this.zeroPoint = zeroPoint;
  }

  /** The asymmetric quantisation that covers {@code low … high} and 0 with 256 steps. */
  public static Quantisation covering(double low, double high) {
    double from = Math.min(low, 0);
    double scale = (Math.max(high, 0) - from) / 255;
    if (scale == 0) {
      scale = 1.0 / 255;
    }
    return new Quantisation(scale, (int) Math.max(-128, Math.min(127, Math.rint(-128 - from / scale))));
  }

  /** The int8 value nearest to {@code x}: ties to even, clamped; not a number gives the zero point. */
  public byte quantise(float x) {
    double q = Math.rint(x / scale) + zeroPoint;
    return (byte) (q > 127 ? 127 : q < -128 ? -128 : q == q ? (int) q : zeroPoint);
  }

  /** The real value of {@code q}. */
  public float dequantise(int q) {
    return (float) ((q - zeroPoint) * scale);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Quantisation && ((Quantisation) other).scale == scale && ((Quantisation) other).zeroPoint == zeroPoint;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(scale) * 31 + zeroPoint;
  }

  @Override
  public String toString() {
    return "scale " + scale + ", zero point " + zeroPoint;
  }
}
