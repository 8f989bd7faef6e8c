package org.ganglion.api.loss;

import org.ganglion.api.tensor.Tensor;

/**
 * A loss with its gradient in closed form: the mean over all elements, or over samples where so documented, of a penalty of prediction against
 * target. Stateless.
 */
public interface Loss {
  /**
   * The loss, and its gradient by the prediction.
   *
   * @param prediction float32 [batch × …]
   * @param target float32 of the same shape
   * @param gradient float32 of the same shape, overwritten; null when not wanted
   * @return the loss, summed in double
   * @throws IllegalArgumentException when shapes differ
   */
  double evaluate(Tensor prediction, Tensor target, Tensor gradient);
}
