package org.ganglion.workflow.live.source;

import java.util.concurrent.locks.LockSupport;

/** Threads of sources, which end when they are interrupted and say why they end otherwise. */
final class SourceThreads {
  private SourceThreads() {}

  /** What a source does. */
  interface Work {
    void run() throws Exception;
  }

  static void pause(long millis) throws InterruptedException {
    LockSupport.parkNanos(millis * 1_000_000);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** Ends a thread of a source and waits for it. */
  static void end(Thread thread) {
    if (thread == null) {
      return;
    }
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  static Thread start(SourceSetting setting, Work work) {
    return Thread.ofPlatform().daemon().name("ganglion-live-" + setting.node()).inheritInheritableThreadLocals(false).start(() -> {
      try {
        work.run();
      } catch (InterruptedException e) {
        // This is how a source is told to end.
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        setting.log().accept("reads no more: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
      }
    });
  }
}
