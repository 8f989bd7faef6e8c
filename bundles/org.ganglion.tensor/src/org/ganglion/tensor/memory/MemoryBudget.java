package org.ganglion.tensor.memory;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.ganglion.api.tensor.Arena;

/** How many bytes of native memory tensors and networks may hold together. Thread-safe. */
public final class MemoryBudget {
  /** System property with the budget in bytes. */
  public static final String PROPERTY = "ganglion.memory";

  private static final long LEAST = 256L << 20;
  private static final double SHARE = 0.75;

  private final long limit;
  private final AtomicLong used = new AtomicLong();

  /** A budget of so many bytes. */
  public MemoryBudget(long limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a memory budget must be at least one byte, it is " + limit);
    }
    this.limit = limit;
  }

  /**
   * The budget of this process: {@link #PROPERTY}, or three quarters of what the machine (or container) has beside the largest heap, but at least
   * 256 MiB.
   *
   * @throws IllegalArgumentException when the property is no number of bytes
   */
  public static MemoryBudget ofProcess() {
    String wanted = System.getProperty(PROPERTY, "").trim();
    if (!wanted.isEmpty()) {
      try {
        return new MemoryBudget(Long.parseLong(wanted));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("the system property " + PROPERTY + " must be a number of bytes, it is '" + wanted + "'", e);
      }
    }
    OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long free = machine.getTotalMemorySize() - Runtime.getRuntime().maxMemory();
    return new MemoryBudget(Math.max(LEAST, (long) (SHARE * free)));
  }

  /** The budget in bytes. */
  public long limit() {
    return limit;
  }

  /** Bytes taken now. */
  public long used() {
    return used.get();
  }

  /**
   * Takes bytes.
   *
   * @param what is to be held, the subject of the error's sentence: {@code a tensor of 64×784 FLOAT32}
   * @throws Arena.OutOfMemory when they are more than is left; nothing is taken then
   */
  public void take(long bytes, String what) {
    long before;
    do {
      before = used.get();
      if (bytes > limit - before) {
        throw new Arena.OutOfMemory(
            what + " needs " + text(bytes) + ", but " + text(before) + " of the memory budget of " + text(limit) + " are in use (system property "
                + PROPERTY + ")");
      }
    } while (!used.compareAndSet(before, before + bytes));
  }

  /** Gives bytes back. */
  public void give(long bytes) {
    used.addAndGet(-bytes);
  }

  /** Corrects what was taken by an estimate to what is held in truth; never fails, the memory is there already. */
  public void correct(long taken, long held) {
    used.addAndGet(held - taken);
  }

  private static String text(long bytes) {
    if (bytes < 1 << 10) {
      return bytes + " bytes";
    }
    int power = bytes < 1 << 20 ? 10 : bytes < 1 << 30 ? 20 : 30;
    String unit = power == 10 ? "KiB" : power == 20 ? "MiB" : "GiB";
    return String.format(Locale.ROOT, "%.1f %s", bytes / (double) (1L << power), unit);
  }
}
