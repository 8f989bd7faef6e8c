package org.ganglion.tensor.dl4j.memory;

import java.util.ArrayList;
import java.util.List;

/** All native memory of one compiled network: counted, and freed at once. Not synchronised. */
public final class NativeMemory implements AutoCloseable {
  private final List<NativeBlock> blocks = new ArrayList<>();
  private long bytes;

  /**
   * Floats, all zero.
   *
   * @throws IllegalArgumentException for more than 2 GiB in one block
   */
  public NativeBlock floats(long count) {
    if (count > Integer.MAX_VALUE / Float.BYTES) {
      throw new IllegalArgumentException("one value of a network holds at most 2 GiB, not " + count + " floats; compile for smaller batches");
    }
    NativeBlock block = new NativeBlock((int) count);
    blocks.add(block);
    bytes += count * Float.BYTES;
    return block;
  }

  /** Bytes held now. */
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    blocks.forEach(NativeBlock::free);
    blocks.clear();
    bytes = 0;
  }
}
