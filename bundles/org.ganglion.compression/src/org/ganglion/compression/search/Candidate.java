package org.ganglion.compression.search;

import java.util.List;
import java.util.Set;
import org.ganglion.api.artifact.Model;
import org.ganglion.compression.cost.LayerCost;
import org.ganglion.edge.model.EdgeModel;

/**
 * A model on the way to the device, and what it is worth.
 *
 * @param step what was done, in words
 * @param model its weights in float32, zeros where they are removed; after a search was resumed null for all but the original and the best
 * @param edge as the device computes it; null where the model is
 * @param int8 layers in whole numbers
 * @param spared layers that stay in float32 although they need not, and why
 * @param quality on samples kept for choosing: accuracy of a classifier; else the share of the original outputs' variance that is kept
 * @param kept weights that are not zero, biases left aside
 * @param bytes of the package
 */
public record Candidate(
    String step, Model model, EdgeModel edge, Set<String> int8, List<String> spared, double quality, long kept, long bytes, List<LayerCost> costs,
    double nanojoule, double microseconds) {
  /** The same figures with their model. */
  Candidate with(Model weights, EdgeModel computed) {
    return new Candidate(step, weights, computed, int8, spared, quality, kept, bytes, costs, nanojoule, microseconds);
  }
}
