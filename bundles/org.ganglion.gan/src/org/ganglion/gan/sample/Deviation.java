package org.ganglion.gan.sample;

import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;

/**
 * Standard deviations of the noise that samples are made from: one for all, or evenly spread between two, so that some are typical and some are odd.
 */
public record Deviation(
    @Default("1") @Min(0) @Max(3) @Help("the least of any sample") double least, @Default("1") @Min(0) @Max(3)
    @Help("the largest of any sample") double most) {
  /** That of the noise which generators learn with. */
  public static final Deviation USUAL = new Deviation(1, 1);

  /** Refuses a range that is none. */
  public Deviation {
    if (most < least) {
      throw new IllegalArgumentException("from " + least + " to " + most + " is no range; name the smaller one first");
    }
  }

  /** The deviation at a point of the range, 0 … 1. */
  float at(double point) {
    return (float) (least + (most - least) * point);
  }
}
