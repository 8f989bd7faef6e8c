package org.ganglion.tensor.onednn.update;

import java.nio.FloatBuffer;
import org.ganglion.api.engine.Updater;

/**
 * An updater at work on a flat block in one pass: piece by piece, parameters and gradients are copied from native memory into arrays, moved and
 * copied back. The slots are kept in pieces of the same length, so that loops go through all their arrays in step; with an offset into one of them
 * the compiler leaves the loop scalar, which takes four times as long. Gradients are left as they are.
 */
public final class FlatUpdater {
  private static final int PIECE = 2048;

  private final int count;
  private final float[] weights = new float[PIECE];
  private final float[] gradients = new float[PIECE];
  private float[][][] slots = {};
  private Class<? extends Updater> kind;
  private long steps;

  /** For {@code count} values; no step made yet. */
  public FlatUpdater(int count) {
    this.count = count;
  }

  /** Moves {@code values} by {@code gradient}, both from position 0. */
  public void step(Updater updater, double rate, FloatBuffer values, FloatBuffer gradient) {
    boolean known = kind == null ? slots.length == updater.slots() : kind == updater.getClass();
    if (!known) {
      slots = blank(updater.slots());
      steps = 0;
    }
    kind = updater.getClass();
    steps++;
    UpdateLoops loops = UpdateLoops.of(updater, rate, steps);
    for (int piece = 0, from = 0; from < count; piece++, from += PIECE) {
      int n = Math.min(PIECE, count - from);
      values.get(from, weights, 0, n);
      gradient.get(from, gradients, 0, n);
      loops.move(weights, gradients, slots[0][piece], slots[slots.length - 1][piece], n);
      values.put(from, weights, 0, n);
    }
  }

  private float[][][] blank(int number) {
    return new float[number][(count + PIECE - 1) / PIECE][PIECE];
  }

  /** Steps so far. */
  public long steps() {
    return steps;
  }

  /** A copy of the slots one after the other; empty before the first step. */
  public float[] slots() {
    float[] flat = new float[slots.length * count];
    for (int slot = 0; slot < slots.length; slot++) {
      for (int from = 0; from < count; from += PIECE) {
        System.arraycopy(slots[slot][from / PIECE], 0, flat, slot * count + from, Math.min(PIECE, count - from));
      }
    }
    return flat;
  }

  /** Goes on from slots, whole blocks of {@code count} values, and a step count. */
  public void restore(float[] flat, long step) {
    slots = blank(count == 0 ? 0 : flat.length / count);
    for (int slot = 0; slot < slots.length; slot++) {
      for (int from = 0; from < count; from += PIECE) {
        System.arraycopy(flat, slot * count + from, slots[slot][from / PIECE], 0, Math.min(PIECE, count - from));
      }
    }
    kind = null;
    steps = step;
  }
}
