package org.ganglion.rl.agents.map;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The last tries: what lay around the cell, and whether it was a success. */
final class Tries {
  private final int size;
  private final byte[] patches;
  private final byte[] successes;
  private long added;

  /** Room for {@code capacity} tries with patches of {@code size} bytes. */
  Tries(int capacity, int size) {
    this.size = size;
    patches = new byte[Math.multiplyExact(capacity, size)];
    successes = new byte[capacity];
  }

  /** Keeps a try; the oldest makes room. */
  void add(Patches cutter, float[] image, int at, int cell, boolean success) {
    int slot = (int) (added % successes.length);
    cutter.cut(image, at, cell, patches, slot * size);
    successes[slot] = (byte) (success ? 1 : 0);
    added++;
  }

  /** How many there are. */
  int count() {
    return (int) Math.min(added, successes.length);
  }

  /** Lays out the patch of a try. */
  void lay(Patches cutter, int slot, int way, float[] to, int into) {
    cutter.lay(patches, slot * size, way, to, into);
  }

  /** Whether a try was a success. */
  boolean success(int slot) {
    return successes[slot] != 0;
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(added);
    out.write(successes, 0, count());
    out.write(patches, 0, count() * size);
  }

  void restore(DataInput in) throws IOException {
    added = in.readLong();
    in.readFully(successes, 0, count());
    in.readFully(patches, 0, count() * size);
  }
}
