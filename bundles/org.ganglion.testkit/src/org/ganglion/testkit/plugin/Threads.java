package org.ganglion.testkit.plugin;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.concurrent.locks.LockSupport;

/** Threads that live at a moment. */
final class Threads {
  private static final long PATIENCE_NANOS = 2_000_000_000L;

  private final Set<Thread> before;

  private Threads(Set<Thread> before) {
    this.before = before;
  }

  static Threads now() {
    return new Threads(Thread.getAllStackTraces().keySet());
  }

  void assertNoNewOnes() {
    long end = System.nanoTime() + PATIENCE_NANOS;
    Set<Thread> left = left();
    while (!left.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(10_000_000);
      left = left();
    }
    if (!left.isEmpty()) {
      String names = left.stream().map(thread -> "'" + thread.getName() + "' (" + thread.getClass().getName() + ")").sorted()
          .collect(Collectors.joining(", "));
      throw new AssertionError("threads that outlive the step: " + names + "; end them before run returns, or compute on the thread that called");
    }
  }

  private Set<Thread> left() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread) && thread.isAlive() && !thread.getName().equals("conformance"))
        .filter(thread -> thread.getThreadGroup() != null && !thread.getThreadGroup().getName().equals("system")
        && !thread.getThreadGroup().getName().equals("InnocuousThreadGroup"))
        .collect(Collectors.toSet());
  }
}
