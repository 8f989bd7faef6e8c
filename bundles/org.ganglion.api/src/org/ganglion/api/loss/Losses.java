package org.ganglion.api.loss;

import org.ganglion.api.tensor.Tensor;

/** The usual losses. All return the mean, so gradients are divided by the same count. */
public final class Losses {
  private Losses() {}

  /** Mean over all elements of (p − t)². Least-squares GANs use it on the discriminator's output (Mao et al., 2017). */
  public static Loss meanSquaredError() {
    return new ElementwiseLoss(ElementwiseLoss.Kind.SQUARED, 0);
  }

  /** Mean over all elements of |p − t|; gradient 0 where equal. */
  public static Loss meanAbsoluteError() {
    return new ElementwiseLoss(ElementwiseLoss.Kind.ABSOLUTE, 0);
  }

  /** Mean over all elements of ½d² for |d| ≤ delta, delta·(|d| − ½delta) beyond, d = p − t (Huber, 1964). */
  public static Loss huber(double delta) {
    return new ElementwiseLoss(ElementwiseLoss.Kind.HUBER, delta);
  }

  /**
   * Mean over all elements of max(p, 0) − p·t + ln(1 + e^−|p|): cross-entropy of probabilities t against sigmoid(p), for logits p. With targets 1 and
   * 0 (or smoothed, 0.9) it is the discriminator's loss of a GAN, and with target 1 on fakes the non-saturating loss of the generator (Goodfellow et
   * al., 2014).
   */
  public static Loss sigmoidCrossEntropy() {
    return new ElementwiseLoss(ElementwiseLoss.Kind.SIGMOID_CROSS_ENTROPY, 0);
  }

  /** Mean over all elements of max(0, 1 − t·p) for targets ±1: the discriminator's hinge loss (Lim and Ye, 2017). */
  public static Loss hinge() {
    return new ElementwiseLoss(ElementwiseLoss.Kind.HINGE, 0);
  }

  /** Mean over all elements of −t·p for targets ±1: with target 1 the generator's loss beside {@link #hinge()}. */
  public static Loss negativeScore() {
    return new ElementwiseLoss(ElementwiseLoss.Kind.NEGATIVE_SCORE, 0);
  }

  /** Mean over rows (all but the last axis) of −Σ t·ln softmax(p): cross-entropy of class probabilities t against logits p. */
  public static Loss softmaxCrossEntropy() {
    return new SoftmaxCrossEntropy();
  }

  static Tensor same(Tensor prediction, Tensor other) {
    if (!prediction.shape().equals(other.shape())) {
      throw new IllegalArgumentException("the loss compares tensors of one shape, not " + prediction.shape() + " and " + other.shape());
    }
    return other;
  }
}
