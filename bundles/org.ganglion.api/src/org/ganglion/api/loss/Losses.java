package org.ganglion.api.loss;

import java.nio.FloatBuffer;
import org.ganglion.api.tensor.Tensor;

/** The usual losses. All return the mean, so gradients are divided by the same count. */
public final class Losses {
  private Losses() {}

  /** Mean over all elements of (p − t)². Least-squares GANs use it on the discriminator's output (Mao et al., 2017). */
  public static Loss meanSquaredError() {
    return elementwise((p, t) -> (p - t) * (p - t), (p, t) -> 2 * (p - t));
  }

  /** Mean over all elements of |p − t|; gradient 0 where equal. */
  public static Loss meanAbsoluteError() {
    return elementwise((p, t) -> Math.abs(p - t), (p, t) -> Math.signum(p - t));
  }

  /** Mean over all elements of ½d² for |d| ≤ delta, delta·(|d| − ½delta) beyond, d = p − t (Huber, 1964). */
  public static Loss huber(double delta) {
    return elementwise(
        (p, t) -> Math.abs(p - t) <= delta ? 0.5 * (p - t) * (p - t) : delta * (Math.abs(p - t) - 0.5 * delta),
        (p, t) -> Math.max(-delta, Math.min(delta, p - t)));
  }

  /**
   * Mean over all elements of max(p, 0) − p·t + ln(1 + e^−|p|): cross-entropy of probabilities t against sigmoid(p), for logits p. With targets 1 and
   * 0 (or smoothed, 0.9) it is the discriminator's loss of a GAN, and with target 1 on fakes the non-saturating loss of the generator (Goodfellow et
   * al., 2014).
   */
  public static Loss sigmoidCrossEntropy() {
    return elementwise((p, t) -> Math.max(p, 0) - p * t + Math.log1p(Math.exp(-Math.abs(p))), (p, t) -> 1 / (1 + Math.exp(-p)) - t);
  }

  /** Mean over all elements of max(0, 1 − t·p) for targets ±1: the discriminator's hinge loss (Lim and Ye, 2017). */
  public static Loss hinge() {
    return elementwise((p, t) -> Math.max(0, 1 - t * p), (p, t) -> t * p < 1 ? -t : 0);
  }

  /** Mean over all elements of −t·p for targets ±1: with target 1 the generator's loss beside {@link #hinge()}. */
  public static Loss negativeScore() {
    return elementwise((p, t) -> -t * p, (p, t) -> -t);
  }

  /** Mean over rows (all but the last axis) of −Σ t·ln softmax(p): cross-entropy of class probabilities t against logits p. */
  public static Loss softmaxCrossEntropy() {
    return new SoftmaxCrossEntropy();
  }

  private interface Term {
    double of(double prediction, double target);
  }

  private static Loss elementwise(Term value, Term slope) {
    return (prediction, target, gradient) -> {
      FloatBuffer p = prediction.floats();
      FloatBuffer t = same(prediction, target).floats();
      FloatBuffer g = gradient == null ? null : same(prediction, gradient).floats();
      int n = Math.toIntExact(prediction.shape().size());
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += value.of(p.get(i), t.get(i));
        if (g != null) {
          g.put(i, (float) (slope.of(p.get(i), t.get(i)) / n));
        }
      }
      return sum / n;
    };
  }

  static Tensor same(Tensor prediction, Tensor other) {
    if (!prediction.shape().equals(other.shape())) {
      throw new IllegalArgumentException("the loss compares tensors of one shape, not " + prediction.shape() + " and " + other.shape());
    }
    return other;
  }
}
