package org.ganglion.api.loss;

import java.nio.FloatBuffer;
import org.ganglion.api.tensor.Tensor;

/**
 * The mean of one term per element. The term is chosen by a switch, not by a function object: where several losses share a JVM, calls through one would no
 * longer be inlined, and the loss would cost more than a small network.
 */
final class ElementwiseLoss implements Loss {
  /** Terms of {@link Losses}. */
  enum Kind {
    SQUARED,
    ABSOLUTE,
    HUBER,
    SIGMOID_CROSS_ENTROPY,
    HINGE,
    NEGATIVE_SCORE
  }

  private final Kind kind;
  private final double delta;

  ElementwiseLoss(Kind kind, double delta) {
    this.kind = kind;
    this.delta = delta;
  }

  @Override
  public double evaluate(Tensor prediction, Tensor target, Tensor gradient) {
    FloatBuffer p = prediction.floats();
    FloatBuffer t = Losses.same(prediction, target).floats();
    int n = Math.toIntExact(prediction.shape().size());
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += value(p.get(i), t.get(i));
    }
    if (gradient != null) {
      FloatBuffer g = Losses.same(prediction, gradient).floats();
      for (int i = 0; i < n; i++) {
        g.put(i, (float) (slope(p.get(i), t.get(i)) / n));
      }
    }
    return sum / n;
  }

  private double value(double p, double t) {
    switch (kind) {
      case SQUARED:
        return (p - t) * (p - t);
      case ABSOLUTE:
        return Math.abs(p - t);
      case HUBER:
        double distance = Math.abs(p - t);
        return distance <= delta ? 0.5 * distance * distance : delta * (distance - 0.5 * delta);
      case SIGMOID_CROSS_ENTROPY:
        return Math.max(p, 0) - p * t + Math.log1p(Math.exp(-Math.abs(p)));
      case HINGE:
        return Math.max(0, 1 - t * p);
      default:
        return -t * p;
    }
  }

  private double slope(double p, double t) {
    switch (kind) {
      case SQUARED:
        return 2 * (p - t);
      case ABSOLUTE:
        return Math.signum(p - t);
      case HUBER:
        return Math.max(-delta, Math.min(delta, p - t));
      case SIGMOID_CROSS_ENTROPY:
        return 1 / (1 + Math.exp(-p)) - t;
      case HINGE:
        return t * p < 1 ? -t : 0;
      default:
        return -t;
    }
  }
}
