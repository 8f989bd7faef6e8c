package org.ganglion.tensor.onednn.natives;

import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Pages of 2 MiB instead of 4 KiB for large blocks: the weights of one wide layer alone have more small pages than a processor keeps translations of,
 * so that reading them costs more for finding the pages than for the bytes. Linux gives such pages where it is asked to ({@code madvise}); elsewhere,
 * and on JDK 21, which cannot call it, blocks stay as they are.
 */
final class HugePages {
  /** Length of such a page in bytes. */
  static final long LENGTH = 2 << 20;

  /** {@code MADV_HUGEPAGE} of Linux. */
  private static final int ADVICE = 14;

  private static final Optional<MethodHandle> ADVISE = find();

  private HugePages() {}

  /** Asks for huge pages in a block that begins at a multiple of {@link #LENGTH}. Whether they come is the system's affair. */
  static void ask(long address, long bytes) {
    if (ADVISE.isEmpty()) {
      return;
    }
    try {
      // a refusal (a kernel without huge pages) leaves small pages, which do as well
      int refused = (int) ADVISE.get().invokeExact(address, bytes, ADVICE);
    } catch (Throwable e) {
      throw new IllegalStateException("the system's madvise cannot be called", e);
    }
  }

  private static Optional<MethodHandle> find() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return Optional.empty();
    }
    try {
      return Optional.of(ForeignFunctions.ofSystem().function("madvise", int.class, long.class, long.class, int.class));
    } catch (ReflectiveOperationException | IllegalArgumentException | UnsupportedOperationException unavailable) {
      return Optional.empty();
    }
  }
}
