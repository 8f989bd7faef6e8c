package org.ganglion.api.loss;

import java.nio.FloatBuffer;
import org.ganglion.api.tensor.Tensor;

/**
 * The mean of one term per element, computed in double, piece by piece in arrays: each kind is a loop of its own without a call, which the compiler
 * turns into vector code. Beside a small network a loss that goes element by element costs as much as the network.
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

  private static final int PIECE = 1024;

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
    FloatBuffer g = gradient == null ? null : Losses.same(prediction, gradient).floats();
    int count = Math.toIntExact(prediction.shape().size());
    int piece = Math.min(PIECE, count);
    float[] predictions = new float[piece];
    float[] targets = new float[piece];
    double[] values = new double[piece];
    float[] slopes = new float[piece];
    double sum = 0;
    for (int from = 0; from < count; from += piece) {
      int n = Math.min(piece, count - from);
      p.get(from, predictions, 0, n);
      t.get(from, targets, 0, n);
      values(predictions, targets, values, n);
      sum += sum(values, n);
      if (g != null) {
        slopes(predictions, targets, slopes, 1.0 / count, n);
        g.put(from, slopes, 0, n);
      }
    }
    return sum / count;
  }

  /** In four parts: a single one would wait for each addition before it could begin the next. */
  private static double sum(double[] values, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < n; i++) {
      a += values[i];
    }
    return (a + b) + (c + d);
  }

  private void values(float[] p, float[] t, double[] values, int n) {
    switch (kind) {
      case SQUARED -> {
        for (int i = 0; i < n; i++) {
          double distance = (double) p[i] - t[i];
          values[i] = distance * distance;
        }
      }
      case ABSOLUTE -> {
        for (int i = 0; i < n; i++) {
          values[i] = Math.abs((double) p[i] - t[i]);
        }
      }
      case HUBER -> {
        for (int i = 0; i < n; i++) {
          double distance = Math.abs((double) p[i] - t[i]);
          values[i] = distance <= delta ? 0.5 * distance * distance : delta * (distance - 0.5 * delta);
        }
      }
      case SIGMOID_CROSS_ENTROPY -> {
        for (int i = 0; i < n; i++) {
          double logit = p[i];
          values[i] = Math.max(logit, 0) - logit * t[i] + Math.log1p(Math.exp(-Math.abs(logit)));
        }
      }
      case HINGE -> {
        for (int i = 0; i < n; i++) {
          values[i] = Math.max(0, 1 - (double) t[i] * p[i]);
        }
      }
      case NEGATIVE_SCORE -> {
        for (int i = 0; i < n; i++) {
          values[i] = -(double) t[i] * p[i];
        }
      }
    }
  }

  /** Derivatives by the prediction times {@code share}. */
  private void slopes(float[] p, float[] t, float[] slopes, double share, int n) {
    switch (kind) {
      case SQUARED -> {
        for (int i = 0; i < n; i++) {
          slopes[i] = (float) (2 * ((double) p[i] - t[i]) * share);
        }
      }
      case ABSOLUTE -> {
        for (int i = 0; i < n; i++) {
          slopes[i] = (float) (Math.signum((double) p[i] - t[i]) * share);
        }
      }
      case HUBER -> {
        for (int i = 0; i < n; i++) {
          slopes[i] = (float) (Math.max(-delta, Math.min(delta, (double) p[i] - t[i])) * share);
        }
      }
      case SIGMOID_CROSS_ENTROPY -> {
        for (int i = 0; i < n; i++) {
          slopes[i] = (float) ((1 / (1 + Math.exp(-(double) p[i])) - t[i]) * share);
        }
      }
      case HINGE -> {
        for (int i = 0; i < n; i++) {
          slopes[i] = (float) (((double) t[i] * p[i] < 1 ? -t[i] : 0) * share);
        }
      }
      case NEGATIVE_SCORE -> {
        for (int i = 0; i < n; i++) {
          slopes[i] = (float) (-t[i] * share);
        }
      }
    }
  }
}
