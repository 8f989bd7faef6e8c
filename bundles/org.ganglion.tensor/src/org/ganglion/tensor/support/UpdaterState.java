package org.ganglion.tensor.support;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.ganglion.api.engine.Updater;

/**
 * An updater at work on one flat block of parameters: its slots, its step count, and the pass that moves the parameters.
 *
 * <p>The pass goes through the block in pieces that fit the cache: native memory is copied into arrays, on which the compiler vectorises the
 * arithmetic, and back. A change of the updater's kind starts its slots and its count anew. One thread at a time.
 */
public final class UpdaterState {
  private static final int PIECE = 2048;

  private final int count;
  private final float[] weights = new float[PIECE];
  private final float[] gradients = new float[PIECE];
  private float[][] slots = {};
  private Class<? extends Updater> kind;
  private long steps;

  /** For {@code count} parameters; no step made yet. */
  public UpdaterState(int count) {
    this.count = count;
  }

  /** Moves {@code parameters} by {@code gradient}, both from position 0, and sets the gradient to zero. */
  public void step(Updater updater, double rate, FloatBuffer parameters, FloatBuffer gradient) {
    prepare(updater);
    steps++;
    for (int from = 0; from < count; from += PIECE) {
      int n = Math.min(PIECE, count - from);
      parameters.get(from, weights, 0, n);
      gradient.get(from, gradients, 0, n);
      UpdateRule.move(updater, rate, steps, weights, gradients, slots, from, n);
      parameters.put(from, weights, 0, n);
      Arrays.fill(gradients, 0, n, 0);
      gradient.put(from, gradients, 0, n);
    }
  }

  private void prepare(Updater updater) {
    boolean known = kind == null ? slots.length == updater.slots() : kind == updater.getClass();
    if (!known) {
      slots = new float[updater.slots()][count];
      steps = 0;
    }
    kind = updater.getClass();
  }

  /** Steps so far. */
  public long steps() {
    return steps;
  }

  /** A copy of the slots one after the other; empty before the first step. */
  public float[] slots() {
    float[] flat = new float[slots.length * count];
    for (int i = 0; i < slots.length; i++) {
      System.arraycopy(slots[i], 0, flat, i * count, count);
    }
    return flat;
  }

  /**
   * Goes on from slots and a step count.
   *
   * @throws IllegalArgumentException when the slots are not whole blocks of as many values as there are parameters
   */
  public void restore(float[] flat, long step) {
    int blocks = count == 0 ? 0 : flat.length / count;
    if (flat.length != blocks * count) {
      throw new IllegalArgumentException(flat.length + " updater values are no whole number of blocks of " + count + " parameters");
    }
    slots = new float[blocks][];
    for (int i = 0; i < blocks; i++) {
      slots[i] = Arrays.copyOfRange(flat, i * count, (i + 1) * count);
    }
    kind = null;
    steps = step;
  }
}
