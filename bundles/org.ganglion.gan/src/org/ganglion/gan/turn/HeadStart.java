package org.ganglion.gan.turn;

import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;

/**
 * The first, long turn of the discriminator: it learns until it tells held-out real samples from made ones, so that the generator's first turn has
 * somebody to learn from.
 */
public record HeadStart(
    @Default("0.9") @Min(0.5) @Max(1) @Help("ends once the discriminator's AUC on held-out real against made samples reaches this") double untilAuc,
    @Default("500") @Min(0) @Help("ends after this many batches at the latest; 0: no head start") int atMost) {
  /** Batches between two measurements. */
  public static final int MEASURED_EVERY = 5;

  /** Whether the discriminator's strength is to be measured after so many batches. */
  public boolean measures(long batches) {
    return batches > 0 && (batches % MEASURED_EVERY == 0 || batches >= atMost);
  }

  /** Whether it is over, after a measurement (NaN: not measured now). */
  public boolean over(long batches, double auc) {
    return auc >= untilAuc || batches >= atMost;
  }

  /** Says why it is over. */
  public String verdict(long batches, double auc) {
    if (atMost == 0) {
      return "no head start";
    }
    String measured = String.format(java.util.Locale.ROOT, "AUC %.3f after %d batches", auc, batches);
    return auc >= untilAuc ? "head start ends: " + measured : "head start ends at its limit: " + measured;
  }
}
