package org.ganglion.tensor.dl4j.memory;

import java.nio.IntBuffer;

/** The integers of an input of the network, sample after sample. */
public final class Indices {
  private final int sample;
  private final int[] values;

  /** Room for a batch. */
  public Indices(long sample, int maxBatch) {
    this.sample = Math.toIntExact(sample);
    this.values = new int[Math.toIntExact(sample * maxBatch)];
  }

  /** Integers a sample. */
  public int sample() {
    return sample;
  }

  /** One integer. */
  public int get(int element) {
    return values[element];
  }

  /** Takes a batch in. */
  public void set(IntBuffer from, int batch) {
    from.get(0, values, 0, batch * sample);
  }
}
