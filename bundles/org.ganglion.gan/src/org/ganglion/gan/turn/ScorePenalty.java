package org.ganglion.gan.turn;

import org.ganglion.api.loss.Loss;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Tensor;

/** A loss against one target for a whole batch of scores. */
final class ScorePenalty {
  private final Loss loss;
  private final Tensor target;
  private final Tensor gradient;

  ScorePenalty(Loss loss, double target, int batch, Arena arena) {
    this.loss = loss;
    this.target = arena.floats(batch, 1);
    this.gradient = arena.floats(batch, 1);
    for (int i = 0; i < batch; i++) {
      this.target.floats().put(i, (float) target);
    }
  }

  /** The mean penalty; its gradient is in {@link #gradient()} then. */
  double of(Tensor scores) {
    return loss.evaluate(scores, target, gradient);
  }

  Tensor gradient() {
    return gradient;
  }
}
