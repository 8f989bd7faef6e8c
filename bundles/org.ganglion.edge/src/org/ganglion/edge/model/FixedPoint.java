package org.ganglion.edge.model;

/**
 * A real factor above zero as {@code multiplier · 2^(shift − 31)}, applied to int32 values by integer arithmetic alone: a doubling high product,
 * rounded, then a shift to the right, rounded with ties away from zero (gemmlowp; Jacob et al., 2018). The two roundings are part of the definition.
 */
public final class FixedPoint {
  /** In 2³⁰ … 2³¹ − 1. */
  public final int multiplier;

  /** Power of two, −31 … 30. */
  public final int shift;

  /**
   * A multiplier and a shift as they stand in a package.
   *
   * @throws IllegalArgumentException outside the ranges
   */
  public FixedPoint(int multiplier, int shift) {
    if (multiplier < 1 << 30 || shift < -31 || shift > 30) {
      throw new IllegalArgumentException(
          "a multiplier lies in 2^30 ... 2^31 - 1 and its shift in -31 ... 30, but these are " + multiplier + " and " + shift);
    }
    this.multiplier = multiplier;
    this.shift = shift;
  }

  /** The nearest fixed-point number; factors below 2⁻³² become 2⁻³². */
  public static FixedPoint of(double factor) {
    if (!(factor > 0) || factor >= 1 << 30) {
      throw new IllegalArgumentException("a factor between two quantisations lies above 0 and below 2^30, not at " + factor);
    }
    int exponent = Math.getExponent(factor) + 1;
    long mantissa = Math.round(factor * StrictMath.pow(2, 31 - exponent));
    if (mantissa == 1L << 31) {
      mantissa >>= 1;
      exponent++;
    }
    return exponent < -31 ? new FixedPoint(1 << 30, -31) : new FixedPoint((int) mantissa, exponent);
  }

  /** {@code x} times this factor. */
  public int apply(int x) {
    return apply(x, multiplier, shift);
  }

  /** {@code x} times {@code multiplier · 2^(shift − 31)}. */
  public static int apply(int x, int multiplier, int shift) {
    int left = shift > 0 ? shift : 0;
    int right = left - shift;
    int high = (int) (((long) (x << left) * multiplier + (1L << 30)) >> 31);
    return right == 0 ? high : (int) (((long) high + (1L << (right - 1)) + (high >> 31)) >> right);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FixedPoint && ((FixedPoint) other).multiplier == multiplier && ((FixedPoint) other).shift == shift;
  }

  @Override
  public int hashCode() {
    return multiplier * 31 + shift;
  }

  @Override
  public String toString() {
    return multiplier + " · 2^" + (shift - 31);
  }
}
