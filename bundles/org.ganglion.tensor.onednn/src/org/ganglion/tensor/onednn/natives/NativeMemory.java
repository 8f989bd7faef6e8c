package org.ganglion.tensor.onednn.natives;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;

/**
 * Owner of zeroed native blocks aligned to 64 bytes (a cache line, a 512-bit register), cut from a few chunks; all are freed together, never by the
 * garbage collector. Chunks grow with what was asked for before, so that a small network holds little, and are of huge pages from
 * {@link HugePages#LENGTH} on.
 */
public final class NativeMemory implements AutoCloseable {
  private static final long ALIGNMENT = 64;
  private static final long SMALLEST = 16 << 10;

  private final List<Pointer> chunks = new ArrayList<>();
  private long bytes;
  private long next;
  private long end;
  private boolean closed;

  /** Address of a new block of zeros. */
  public long allocate(long size) {
    if (closed) {
      throw new IllegalStateException("the network's memory is closed");
    }
    long needed = up(Math.max(size, 1), ALIGNMENT);
    if (end - next < needed) {
      grow(needed);
    }
    long block = next;
    next += needed;
    return block;
  }

  private void grow(long needed) {
    long wanted = Math.max(needed, Math.min(Math.max(bytes, SMALLEST), HugePages.LENGTH));
    boolean huge = wanted >= HugePages.LENGTH;
    long alignment = huge ? HugePages.LENGTH : ALIGNMENT;
    long capacity = up(wanted, alignment);
    Pointer chunk = Pointer.calloc(1, capacity + alignment);
    if (chunk == null || chunk.isNull()) {
      throw new OutOfMemoryError("the system has no " + capacity + " bytes of native memory left for a network's buffer");
    }
    chunks.add(chunk);
    bytes += capacity;
    next = up(chunk.address(), alignment);
    end = next + capacity;
    if (huge) {
      HugePages.ask(next, capacity);
    }
  }

  private static long up(long value, long multiple) {
    return (value + multiple - 1) / multiple * multiple;
  }

  /** Bytes held. */
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    closed = true;
    chunks.forEach(Pointer::free);
    chunks.clear();
    bytes = 0;
  }
}
