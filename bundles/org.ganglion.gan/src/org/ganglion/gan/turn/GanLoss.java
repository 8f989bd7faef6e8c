package org.ganglion.gan.turn;

import org.ganglion.api.loss.Loss;
import org.ganglion.api.loss.Losses;

/**
 * What both players want, as penalties of the discriminator's score. Only first-order gradients: a gradient penalty is none of them.
 *
 * @param discriminator penalty of its score of a sample against {@code real} or {@code made}
 * @param least what the discriminator's mean loss over real and made samples cannot go below; not 0 where a smoothed target leaves an entropy
 * @param generator penalty of the discriminator's score of a made sample against {@code wanted}
 */
public record GanLoss(Loss discriminator, double real, double made, Loss generator, double wanted, double least) {
  /** The losses that there are. */
  public enum Kind {
    /** Cross-entropy; the generator maximises ln D(G(z)) (Goodfellow et al., 2014). */
    NON_SATURATING,
    /** Squared distance of the score from 1 or 0 (Mao et al., 2017). */
    LEAST_SQUARES,
    /** Hinge for the discriminator, the bare score for the generator (Lim and Ye, 2017). */
    HINGE
  }

  /**
   * A loss.
   *
   * @param smoothing how far the target of real samples is moved off 1 (Salimans et al., 2016), one-sided: smoothing the made ones too would reward
   *     the
   *     generator for staying where it is. The hinge has no target to move.
   */
  public static GanLoss of(Kind kind, double smoothing) {
    return switch (kind) {
      case NON_SATURATING -> new GanLoss(Losses.sigmoidCrossEntropy(), 1 - smoothing, 0, Losses.sigmoidCrossEntropy(), 1, entropy(smoothing) / 2);
      case LEAST_SQUARES -> new GanLoss(Losses.meanSquaredError(), 1 - smoothing, 0, Losses.meanSquaredError(), 1, 0);
      case HINGE -> new GanLoss(Losses.hinge(), 1, -1, Losses.negativeScore(), 1, 0);
    };
  }

  private static double entropy(double p) {
    return p == 0 ? 0 : -p * Math.log(p) - (1 - p) * Math.log(1 - p);
  }
}
