package org.ganglion.gan.training;

import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;

/** Size of the steps of both players; one number for both, a list of two, or by name. */
public record LearningRates(
    @Default("0.001") @Min(0) @Help("of the generator") double generator, @Default("0.0005") @Min(0)
    @Help("of the discriminator") double discriminator) {
  /** For a discriminator that is free. */
  public static final LearningRates USUAL = new LearningRates(0.001, 0.0005);

  /**
   * For one whose weights are normalised by their largest singular value: what a step changes in them is less, the larger they have grown before the
   * division.
   */
  public static final LearningRates HELD_DOWN = new LearningRates(0.001, 0.002);

  /** Up to this share of the training the rates stay, then they fall in a straight line. */
  private static final double CONSTANT = 0.5;

  /** Where the rates end, as a share of where they begin: the last turns polish. */
  private static final double LAST = 0.1;

  /** Share of the rates that is left at a point of the training, from 0 to 1. */
  double share(double point) {
    return point <= CONSTANT ? 1 : 1 - (1 - LAST) * (point - CONSTANT) / (1 - CONSTANT);
  }
}
