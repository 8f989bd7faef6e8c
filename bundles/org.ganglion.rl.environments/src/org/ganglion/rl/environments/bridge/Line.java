package org.ganglion.rl.environments.bridge;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The line to a child process: a request goes out as one line of JSON, its answer comes back as one. A child that does not answer in time is ended,
 * which ends the wait as well. What the child writes to its standard error is kept and quoted when it fails.
 */
final class Line implements AutoCloseable {
  private static final int QUOTED = 600;

  private final List<String> command;
  private final Process process;
  private final Path errors;
  private final BufferedReader answers;
  private final BufferedWriter requests;
  private final Duration patience;
  private final Executor later;

  /** Starts the child. */
  Line(List<String> command, Duration patience) {
    this.command = List.copyOf(command);
    this.patience = patience;
    this.later = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      errors = Files.createTempFile("ganglion-bridge", ".err");
      process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    } catch (IOException e) {
      throw new IllegalStateException("the environment's process cannot be started: " + e.getMessage(), e);
    }
    answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @throws IllegalArgumentException when the child answers with an error
   * @throws IllegalStateException when the child fails or does not answer
   */
  Map<?, ?> ask(Map<String, ?> request) {
    AtomicBoolean answered = new AtomicBoolean();
    AtomicBoolean late = new AtomicBoolean();
    later.execute(
        () -> {
          if (!answered.get()) {
            late.set(true);
            process.destroyForcibly();
          }
        });
    try {
      requests.write(Json.write(request));
      requests.write('\n');
      requests.flush();
      String answer = answers.readLine();
      answered.set(true);
      if (answer == null) {
        throw failure(late.get() ? "did not answer within " + patience.toSeconds() + " s" : "ended", request, null);
      }
      return understood(answer, request);
    } catch (IOException e) {
      answered.set(true);
      throw failure(late.get() ? "did not answer within " + patience.toSeconds() + " s" : "cannot be reached", request, e);
    }
  }

  private Map<?, ?> understood(String answer, Map<String, ?> request) {
    Object tree;
    try {
      tree = Json.read(answer);
    } catch (IllegalArgumentException e) {
      throw failure("answered no JSON (" + e.getMessage() + ")", request, e);
    }
    if (!(tree instanceof Map<?, ?> map)) {
      throw failure("answered no object", request, null);
    }
    if (map.get("error") != null) {
      throw new IllegalArgumentException(sentence("refused", request) + ": " + map.get("error"));
    }
    return map;
  }

  private IllegalStateException failure(String what, Map<String, ?> request, Throwable cause) {
    return new IllegalStateException(sentence(what, request) + said(), cause);
  }

  private String sentence(String what, Map<String, ?> request) {
    return "the environment's process '" + String.join(" ", command) + "' " + what + " at " + request.get("op");
  }

  private String said() {
    try {
      String text = Files.readString(errors).strip();
      return text.isEmpty() ? "" : "; it wrote: " + text.substring(Math.max(0, text.length() - QUOTED));
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    try (answers;
        requests) {
      process.getOutputStream().close();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      // The child has gone already; there is nothing left to close.
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } finally {
      deleteErrors();
    }
  }

  private void deleteErrors() {
    try {
      Files.deleteIfExists(errors);
    } catch (IOException e) {
      // Somebody reads it still; the system's cleaning of temporary files takes it.
      errors.toFile().deleteOnExit();
    }
  }
}
