package org.ganglion.tensor.onednn.tiny;

import java.util.Optional;
import org.ganglion.api.network.Layer;

/** An activation on a short array, in place. */
enum TinyFunction {
  /** x */
  IDENTITY,
  /** max(x, 0) */
  RELU,
  /** Hyperbolic tangent. */
  TANH,
  /** 1 / (1 + e⁻ˣ) */
  SIGMOID,
  /** eˣ over the sum of eˣ. */
  SOFTMAX;

  static Optional<TinyFunction> of(Layer.Activation activation) {
    return switch (activation.function()) {
      case RELU -> Optional.of(RELU);
      case TANH -> Optional.of(TANH);
      case SIGMOID -> Optional.of(SIGMOID);
      case SOFTMAX -> Optional.of(SOFTMAX);
      default -> Optional.empty();
    };
  }

  void apply(float[] x, int n) {
    switch (this) {
      case IDENTITY -> {}
      case RELU -> {
        for (int i = 0; i < n; i++) {
          x[i] = Math.max(x[i], 0);
        }
      }
      case TANH -> FastTanh.of(x, x, n);
      case SIGMOID -> {
        for (int i = 0; i < n; i++) {
          x[i] = (float) (1 / (1 + Math.exp(-x[i])));
        }
      }
      case SOFTMAX -> softmax(x, n);
    }
  }

  private static void softmax(float[] x, int n) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, x[i]);
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double power = Math.exp(x[i] - largest);
      x[i] = (float) power;
      sum += power;
    }
    for (int i = 0; i < n; i++) {
      x[i] = (float) (x[i] / sum);
    }
  }
}
