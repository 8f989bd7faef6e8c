package org.ganglion.compression.prune;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ganglion.api.random.RandomStream;

/**
 * Removes weights at random and sees what happens: a handful goes for good where the quality stays above a floor, else it comes back and a smaller
 * handful is tried. Needs neither gradients nor an idea of what a weight does; what it reaches is the measure for anything cleverer.
 */
public final class RandomRemoval {
  private static final double FIRST_SHARE = 0.05;
  private static final double SMALLEST_SHARE = 0.0005;

  private final List<WeightMatrix> matrices;
  private final ToDoubleFunction<float[]> quality;
  private final double floor;
  private final RandomStream stream;

  /**
   * A removal.
   *
   * @param quality of a network with these parameters
   * @param floor quality that must be kept
   */
  public RandomRemoval(List<WeightMatrix> matrices, ToDoubleFunction<float[]> quality, double floor, long seed) {
    this.matrices = matrices;
    this.quality = quality;
    this.floor = floor;
    this.stream = RandomStream.of(seed, "random removal");
  }

  /** Removes until the sparsity is reached, the handfuls get too small, or so many trials are made. */
  public Masks remove(Masks start, float[] parameters, double sparsity, int trials) {
    Masks masks = start;
    double share = FIRST_SHARE;
    for (int trial = 0; trial < trials && share >= SMALLEST_SHARE && masks.sparsity() < sparsity; trial++) {
      Masks tried = masks.copy();
      for (WeightMatrix matrix : matrices) {
        for (int i = matrix.offset(); i < matrix.offset() + matrix.size(); i++) {
          if (!tried.removed(i) && stream.uniform(trial, i) < share) {
            tried.remove(i);
          }
        }
      }
      float[] without = parameters.clone();
      tried.apply(without);
      if (quality.applyAsDouble(without) >= floor) {
        masks = tried;
      } else {
        share /= 2;
      }
    }
    return masks;
  }
}
