package org.ganglion.tensor.support;

import org.ganglion.api.network.DropoutMask;
import org.ganglion.api.random.RandomStream;

/** Factors of a dropout layer for a whole batch, those of {@link DropoutMask}. */
public final class DropoutFill {
  private DropoutFill() {}

  /** Writes the factors (0, or 1 / (1 − rate)) of elements 0 to {@code count} at a forward step. */
  public static void fill(RandomStream stream, double rate, long step, float[] factors, int count) {
    for (int i = 0; i < count; i++) {
      factors[i] = DropoutMask.factor(stream, rate, step, i);
    }
  }
}
