package org.ganglion.edge.format;

import java.util.Arrays;
import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.FixedPoint;
import org.ganglion.edge.model.Quantisation;
import org.ganglion.edge.model.Weights;

/** Factors from accumulators to an output's steps, which follow from the scales unless somebody gave others. */
final class Requantisation {
  private Requantisation() {}

  /** Input scale × weight scale ÷ output scale, per output. */
  static FixedPoint[] derived(Quantisation from, Weights weights, Quantisation to) {
    FixedPoint[] factors = new FixedPoint[weights.outputs];
    double[] scales = weights.scales();
    for (int o = 0; o < factors.length; o++) {
      factors[o] = FixedPoint.of(from.scale * scales[o] / to.scale);
    }
    return factors;
  }

  /** A layer's factors; null where they are those that {@link #derived} gives, which take no room in a package. */
  static FixedPoint[] unlessDerived(EdgeLayer layer, Quantisation from) {
    FixedPoint[] given = layer.requantisation();
    boolean derived = given != null && layer.weights != null && Arrays.equals(given, derived(from, layer.weights, layer.quantisation));
    return derived ? null : given;
  }
}
