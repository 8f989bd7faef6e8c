package org.ganglion.plugins.framework;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls code that may run a plug-in's, on a thread of its own and for a limited time. */
final class Limited {
  private final Duration limit;

  Limited(Duration limit) {
    this.limit = limit;
  }

  Duration limit() {
    return limit;
  }

  /**
   * What a call gives.
   *
   * @throws TimeoutException when it has not ended in time; its thread has been interrupted
   * @throws ExecutionException with what it threw
   */
  <T> T call(String name, Callable<T> work) throws TimeoutException, ExecutionException {
    CompletableFuture<T> given = new CompletableFuture<>();
    Thread thread = Thread.ofPlatform().daemon().name("ganglion-plugin-" + name).inheritInheritableThreadLocals(false).start(() -> {
      try {
        given.complete(work.call());
      } catch (Throwable e) {
        // Whatever a plug-in throws is told to whoever called it.
        given.completeExceptionally(e);
      }
    });
    try {
      return given.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw e;
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new ExecutionException(e);
    }
  }
}
