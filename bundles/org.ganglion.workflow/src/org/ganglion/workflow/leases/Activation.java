package org.ganglion.workflow.leases;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.ganglion.api.operator.InputException;

/**
 * Brings a service to life on a thread of the platform, in limited time: a constructor of a plug-in that never returns holds up its own node and
 * nobody else. The thread is new, so that nothing which a plug-in leaves on it lasts, and it has the plug-in's class loader as its context.
 */
final class Activation {
  private final Duration limit;

  Activation(Duration limit) {
    this.limit = limit;
  }

  /**
   * What a call gives.
   *
   * @param what the service, as it stands in the sentence
   * @throws InputException when it takes too long or throws
   */
  <T> T of(String what, ClassLoader context, Supplier<T> call) {
    CompletableFuture<T> given = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform().daemon().name("ganglion-activation").inheritInheritableThreadLocals(false).unstarted(() -> {
          try {
            given.complete(call.get());
          } catch (Throwable e) {
            // Whatever a plug-in throws ends here: it goes to whoever wanted the service.
            given.completeExceptionally(e);
          }
        });
    thread.setContextClassLoader(context);
    thread.start();
    try {
      return given.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new InputException(what + " does not come to life: its activation has not ended after " + limit.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new InputException(what + " was not waited for: the work was cancelled", e);
    } catch (ExecutionException e) {
      throw new InputException(what + " does not come to life: " + e.getCause(), e.getCause());
    }
  }
}
