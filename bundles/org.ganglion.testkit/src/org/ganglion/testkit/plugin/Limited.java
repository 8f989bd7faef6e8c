package org.ganglion.testkit.plugin;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls code that may not return. */
final class Limited {
  private Limited() {}

  static <T> T call(Duration limit, String what, Callable<T> work) {
    CompletableFuture<T> given = new CompletableFuture<>();
    Thread thread = new Thread(() -> {
      try {
        given.complete(work.call());
      } catch (Throwable e) {
        // Whatever it threw is thrown again by whoever waits.
        given.completeExceptionally(e);
      }
    }, "conformance");
    thread.setDaemon(true);
    thread.start();
    try {
      return given.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      String where = Arrays.stream(thread.getStackTrace()).limit(3).map(StackTraceElement::toString).reduce((a, b) -> a + " < " + b).orElse("?");
      thread.interrupt();
      throw new AssertionError(what + " has not ended after " + limit.toSeconds() + " s; it is at " + where);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException) {
        throw (RuntimeException) e.getCause();
      }
      if (e.getCause() instanceof Error) {
        throw (Error) e.getCause();
      }
      throw new AssertionError(what + " threw " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
