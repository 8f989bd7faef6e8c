package org.ganglion.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ganglion.cli.Client;
import org.ganglion.cli.Client.Interrupts;
import org.ganglion.cli.ExitCode;
import org.ganglion.cli.progress.RunView;
import org.ganglion.cli.text.Figures;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunListener;
import org.ganglion.runtime.api.RunResult;

/** Follows a run to its end, whatever ends it: itself, a fault, or Ctrl-C once or twice. */
final class Execution {
  /** A run that was told to give up at once has this long to say so. */
  private static final int LAST_WORDS_SECONDS = 3;

  private final Client client;
  private final RunningOptions options;

  Execution(Client client, RunningOptions options) {
    this.client = client;
    this.options = options;
  }

  /** Starts a run that reports to a listener. */
  interface Start {
    RunHandle with(RunListener listener) throws IOException;
  }

  int follow(Start start) throws IOException {
    long began = System.nanoTime();
    RunResult result;
    RunHandle handle;
    try (RunView view = RunView.of(client, options.json, options.quiet)) {
      handle = start.with(view);
      CompletableFuture<Void> giveUp = new CompletableFuture<>();
      AtomicInteger interrupts = new AtomicInteger();
      RunHandle run = handle;
      try (Interrupts.Registration ctrlC = client.interrupts().onInterrupt(() -> interrupted(interrupts.incrementAndGet(), run, view, giveUp))) {
        CompletableFuture.anyOf(handle.result(), giveUp).join();
        result = handle.result().getNow(null);
      }
    }
    return result == null ? stopped(handle.id()) : ended(result, System.nanoTime() - began);
  }

  private static void interrupted(int times, RunHandle run, RunView view, CompletableFuture<Void> giveUp) {
    if (times == 1) {
      view.notice("Stopping at the next checkpoint; Ctrl-C again stops at once.");
      run.stop();
    } else {
      giveUp.completeOnTimeout(null, LAST_WORDS_SECONDS, TimeUnit.SECONDS);
      run.cancel();
    }
  }

  private int ended(RunResult result, long nanos) {
    return switch (result.status()) {
      case SUCCEEDED -> succeeded(result, nanos);
      case STOPPED, INTERRUPTED, RUNNING -> stopped(result.id());
      case FAILED -> {
        client.err().println("ganglion: " + result.problem());
        if (result.internal()) {
          client.err().println("This is a fault of Ganglion or a plug-in; 'ganglion show " + result.id() + "' tells more.");
        }
        yield result.internal() ? ExitCode.INTERNAL : ExitCode.USER;
      }
    };
  }

  private int succeeded(RunResult result, long nanos) {
    if (!options.json && !options.quiet) {
      client.out().println("Finished in " + Figures.duration(java.time.Duration.ofNanos(nanos)) + ". 'ganglion show " + result.id()
          + "' lists all results.");
    }
    if (!options.json) {
      result.documents().stream().map(Path::toString).forEach(client.out()::println);
    }
    return ExitCode.OK;
  }

  private int stopped(String id) {
    client.err().println("Stopped. Go on with: ./ganglion resume " + id);
    return ExitCode.STOPPED;
  }
}
