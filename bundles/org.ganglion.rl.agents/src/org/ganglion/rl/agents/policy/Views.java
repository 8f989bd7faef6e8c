package org.ganglion.rl.agents.policy;

import java.util.HashMap;
import java.util.Map;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;

/** A tensor for the largest batch and its first rows for smaller ones, made once each. */
final class Views {
  private final Tensor whole;
  private final Map<Integer, Tensor> parts = new HashMap<>();

  Views(Arena arena, int rows, Shape sample) {
    whole = arena.floats(sample.prepend(rows).toArray());
  }

  /** The first rows. */
  Tensor of(int rows) {
    return parts.computeIfAbsent(rows, n -> whole.samples(0, n));
  }

  /** Writes numbers into the tensor. */
  void put(int to, float[] values, int from, int count) {
    whole.floats().put(to, values, from, count);
  }
}
