package org.ganglion.tensor.support;

import org.ganglion.api.network.Layer;

/** Values and derivatives of {@link Layer.Function} on arrays; one loop each, so that the compiler vectorises it. */
final class ElementFunctions {
  private static final double ROOT_HALF = Math.sqrt(0.5);
  private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

  private ElementFunctions() {}

  static void values(Layer.Function function, float slope, float[] x, float[] y, int n) {
    switch (function) {
      case RELU -> {
        for (int i = 0; i < n; i++) {
          y[i] = Math.max(x[i], 0);
        }
      }
      case LEAKY_RELU -> {
        for (int i = 0; i < n; i++) {
          y[i] = x[i] > 0 ? x[i] : slope * x[i];
        }
      }
      case ELU -> {
        for (int i = 0; i < n; i++) {
          y[i] = x[i] > 0 ? x[i] : slope * (float) Math.expm1(x[i]);
        }
      }
      case TANH -> {
        for (int i = 0; i < n; i++) {
          y[i] = (float) Math.tanh(x[i]);
        }
      }
      case SIGMOID -> {
        for (int i = 0; i < n; i++) {
          y[i] = (float) sigmoid(x[i]);
        }
      }
      case SOFTPLUS -> {
        for (int i = 0; i < n; i++) {
          y[i] = (float) (Math.max(x[i], 0) + Math.log1p(Math.exp(-Math.abs(x[i]))));
        }
      }
      case SWISH -> {
        for (int i = 0; i < n; i++) {
          y[i] = (float) (x[i] * sigmoid(x[i]));
        }
      }
      case GELU -> {
        for (int i = 0; i < n; i++) {
          y[i] = (float) (x[i] * NormalDistribution.below(x[i]));
        }
      }
      case SOFTMAX -> throw new IllegalArgumentException("softmax is no function of one element");
    }
  }

  /** Turns gradients of y into gradients of x, in place. */
  static void gradients(Layer.Function function, float slope, float[] x, float[] y, float[] dy, int n) {
    switch (function) {
      case RELU -> {
        for (int i = 0; i < n; i++) {
          dy[i] = x[i] > 0 ? dy[i] : 0;
        }
      }
      case LEAKY_RELU -> {
        for (int i = 0; i < n; i++) {
          dy[i] = x[i] > 0 ? dy[i] : slope * dy[i];
        }
      }
      case ELU -> {
        for (int i = 0; i < n; i++) {
          dy[i] *= x[i] > 0 ? 1 : y[i] + slope;
        }
      }
      case TANH -> {
        for (int i = 0; i < n; i++) {
          dy[i] *= 1 - y[i] * y[i];
        }
      }
      case SIGMOID -> {
        for (int i = 0; i < n; i++) {
          dy[i] *= y[i] * (1 - y[i]);
        }
      }
      case SOFTPLUS -> {
        for (int i = 0; i < n; i++) {
          dy[i] *= (float) sigmoid(x[i]);
        }
      }
      case SWISH -> {
        for (int i = 0; i < n; i++) {
          double s = sigmoid(x[i]);
          dy[i] *= (float) (s + x[i] * s * (1 - s));
        }
      }
      case GELU -> {
        for (int i = 0; i < n; i++) {
          dy[i] *= (float) (NormalDistribution.below(x[i]) + x[i] * DENSITY_AT_ZERO * Math.exp(-0.5 * x[i] * x[i]));
        }
      }
      case SOFTMAX -> throw new IllegalArgumentException("softmax is no function of one element");
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** The standard normal distribution function. */
  private static final class NormalDistribution {
    static double below(double x) {
      return 0.5 * complementaryError(-x * ROOT_HALF);
    }

    /**
     * erfc, fractional error below 1.2e-7 everywhere: the Chebyshev fit of Press et al., Numerical Recipes, 2nd edition, section 6.2. That is about
     * the resolution of the float32 result.
     */
    private static double complementaryError(double x) {
      double z = Math.abs(x);
      double t = 1 / (1 + 0.5 * z);
      double tail = t * (1.48851587 + t * (-0.82215223 + t * 0.17087277));
      tail = t * (0.27886807 + t * (-1.13520398 + tail));
      tail = t * (0.37409196 + t * (0.09678418 + t * (-0.18628806 + tail)));
      double value = t * Math.exp(-z * z - 1.26551223 + t * (1.00002368 + tail));
      return x >= 0 ? value : 2 - value;
    }
  }
}
