package org.ganglion.api.rl;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An environment, or several, whose running episodes can be kept and gone on with in another process: same observations and rewards from there on.
 */
public interface Resumable {
  /**
   * Writes where every episode stands, random numbers included.
   *
   * @throws IllegalStateException before the first reset
   */
  void save(DataOutput out) throws IOException;

  /** Goes on from what {@link #save} of an equal one wrote. */
  void restore(DataInput in) throws IOException;
}
