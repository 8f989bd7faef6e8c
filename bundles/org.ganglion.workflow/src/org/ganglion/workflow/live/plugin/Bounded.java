package org.ganglion.workflow.live.plugin;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls code of plug-ins on threads of the platform, for a bounded time: one that never returns costs its thread, not the caller's. */
public final class Bounded {
  private Bounded() {}

  /** What a call gives; its own throwable when it fails, a sentence when it takes too long. */
  public static <T> T call(String what, Duration limit, ClassLoader loader, Callable<T> call) throws Exception {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = Thread.ofPlatform().daemon().name("ganglion-live-" + what).inheritInheritableThreadLocals(false).unstarted(task);
    thread.setContextClassLoader(loader);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw new TimeoutException(what + " did not come back within " + limit.toSeconds() + " s");
    } catch (InterruptedException e) {
      task.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Exception problem -> throw problem;
        case Error fault -> throw fault;
        default -> throw e;
      }
    }
  }
}
