package org.ganglion.gan.turn;

import java.nio.FloatBuffer;
import org.ganglion.api.random.RandomStream;

/** Standard normal noise, a pure function of (seed, purpose, step, element): nothing to remember, nothing to restore. */
public final class Noise {
  private final RandomStream stream;

  public Noise(long seed, String purpose) {
    this.stream = RandomStream.of(seed, purpose);
  }

  /** Fills {@code length} values from the position 0; {@code from} is the first element of the stream. */
  public void fill(FloatBuffer values, int length, long step, long from) {
    for (int i = 0; i < length; i++) {
      values.put(i, (float) stream.normal(step, from + i));
    }
  }
}
