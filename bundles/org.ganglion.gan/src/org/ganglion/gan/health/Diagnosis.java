package org.ganglion.gan.health;

import java.util.Locale;
import java.util.Optional;

/** Tells a collapse from a bad day. Each rule names what it saw. */
public final class Diagnosis {
  /** Of the discriminator's loss above its least, where it has nothing left to teach. */
  private static final double NO_LOSS = 0.005;

  /** A gradient this many times the usual one runs away. */
  private static final double EXPLODING = 1000;

  /** Made samples that differ less than this share of real ones are one sample. */
  private static final double NO_SPREAD = 0.2;

  /** Less than this share of the classes: modes are lost. */
  private static final double FEW_CLASSES = 0.75;

  /** Nearer to training samples than this share of what held-out ones are: copies. */
  private static final double COPIES = 0.25;

  private double usualGradient = Double.NaN;
  private boolean lostBefore;

  /**
   * The collapse that an examination shows, if any. A loss of nothing and lost classes count when they last: from the second examination in a row on.
   */
  public Optional<String> of(Pulse pulse) {
    double usual = usualGradient;
    usualGradient = Double.isNaN(usual) ? pulse.gradient() : 0.9 * usual + 0.1 * Math.min(pulse.gradient(), EXPLODING * usual);
    if (!Double.isFinite(pulse.gradient()) || pulse.gradient() > EXPLODING * usual) {
      usualGradient = usual;
      return Optional.of(String.format(Locale.ROOT, "the generator's gradient explodes: its norm is %.3g", pulse.gradient()));
    }
    if (pulse.spread() < NO_SPREAD) {
      return Optional.of(String.format(Locale.ROOT, "samples are nearly equal: they differ by %.0f %% of what real ones do", 100 * pulse.spread()));
    }
    boolean noLoss = pulse.spareLoss() < NO_LOSS;
    boolean fewClasses = pulse.classes() < FEW_CLASSES;
    boolean lasts = lostBefore;
    lostBefore = noLoss || fewClasses;
    if (fewClasses && lasts) {
      return Optional.of(String.format(Locale.ROOT, "modes are lost: %.0f %% of the classes are still made", 100 * pulse.classes()));
    }
    return noLoss && lasts ? Optional.of("the discriminator's loss is as small as it can be: it has nothing left to teach") : Optional.empty();
  }

  /** Whether samples are copies of training ones; no collapse, but to be known. */
  public boolean copies(Pulse pulse) {
    return pulse.copied() < COPIES;
  }

  /** Forgets what lasts; after a roll-back. */
  public void reset() {
    lostBefore = false;
  }

  /** What is remembered, for a checkpoint. */
  public double[] memory() {
    return new double[] {usualGradient, lostBefore ? 1 : 0};
  }

  /** Goes on from a memory. */
  public void remember(double[] memory) {
    usualGradient = memory[0];
    lostBefore = memory[1] != 0;
  }
}
