package org.ganglion.tensor.dl4j.layer;

import org.ganglion.api.engine.Mode;

/**
 * What a pass is about.
 *
 * @param batch samples
 * @param mode of the forward pass
 * @param number of passes other than inference before this one
 * @param seed of the network
 * @param parameters whether a backward pass computes the gradients of the parameters
 */
public record Pass(int batch, Mode mode, long number, long seed, boolean parameters) {
  boolean trains() {
    return mode != Mode.INFERENCE;
  }
}
