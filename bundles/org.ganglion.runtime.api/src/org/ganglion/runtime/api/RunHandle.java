package org.ganglion.runtime.api;

import java.util.concurrent.CompletableFuture;

/** A run under way. */
public interface RunHandle {
  /** Identity: time and name, {@code 20260314-092653-digits-gan}. */
  String id();

  /** Completes when the run has ended in any way; never exceptionally. */
  CompletableFuture<RunResult> result();

  /** Asks all steps to write a checkpoint and end. */
  void stop();

  /** Gives up at once; what was checkpointed before stays. */
  void cancel();
}
