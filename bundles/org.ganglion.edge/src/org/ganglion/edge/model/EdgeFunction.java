package org.ganglion.edge.model;

/** Functions of float32 values. All are computed with {@code StrictMath} in double precision: the same bits everywhere. */
public enum EdgeFunction {
  /** max(x, 0) */
  RELU,
  /** x above zero, slope·x below. */
  LEAKY_RELU,
  /** x above zero, slope·(eˣ − 1) below. */
  ELU,
  /** Hyperbolic tangent. */
  TANH,
  /** 1 / (1 + e⁻ˣ) */
  SIGMOID,
  /** ln(1 + eˣ) */
  SOFTPLUS,
  /** x·sigmoid(x) */
  SWISH,
  /** x·Φ(x) */
  GELU,
  /** eˣ over the sum of eˣ along the last axis. */
  SOFTMAX;

  private static final double SQRT_2 = 1.4142135623730951;

  /** The function at {@code x}, in double precision; not for {@link #SOFTMAX}. */
  public double at(double x, double slope) {
    switch (this) {
      case RELU:
        return x > 0 ? x : 0;
      case LEAKY_RELU:
        return x > 0 ? x : slope * x;
      case ELU:
        return x > 0 ? x : slope * StrictMath.expm1(x);
      case TANH:
        return StrictMath.tanh(x);
      case SIGMOID:
        return sigmoid(x);
      case SOFTPLUS:
        return x > 0 ? x + StrictMath.log1p(StrictMath.exp(-x)) : StrictMath.log1p(StrictMath.exp(x));
      case SWISH:
        return x * sigmoid(x);
      case GELU:
        return 0.5 * x * ErrorFunction.complement(-x / SQRT_2);
      default:
        throw new IllegalArgumentException(this + " is not a function of one value");
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
