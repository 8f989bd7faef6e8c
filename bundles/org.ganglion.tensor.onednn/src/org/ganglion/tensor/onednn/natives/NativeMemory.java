package org.ganglion.tensor.onednn.natives;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;

/** Owner of zeroed native blocks aligned to 64 bytes (a cache line, a 512-bit register); all are freed together, never by the garbage collector. */
public final class NativeMemory implements AutoCloseable {
  private static final int ALIGNMENT = 64;

  private final List<Pointer> blocks = new ArrayList<>();
  private long bytes;
  private boolean closed;

  /** Address of a new block of zeros. */
  public long allocate(long size) {
    if (closed) {
      throw new IllegalStateException("the network's memory is closed");
    }
    long rounded = (Math.max(size, 1) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    Pointer block = Pointer.malloc(rounded + ALIGNMENT);
    if (block == null || block.isNull()) {
      throw new OutOfMemoryError("the system has no " + rounded + " bytes of native memory left for a network's buffer");
    }
    Pointer.memset(block, 0, rounded + ALIGNMENT);
    blocks.add(block);
    bytes += rounded + ALIGNMENT;
    return (block.address() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** Bytes held. */
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    closed = true;
    blocks.forEach(Pointer::free);
    blocks.clear();
    bytes = 0;
  }
}
