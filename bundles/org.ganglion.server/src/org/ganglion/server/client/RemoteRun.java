package org.ganglion.server.client;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ganglion.runtime.api.GanglionRuntime;
import org.ganglion.runtime.api.RunDetails;
import org.ganglion.runtime.api.RunEvent;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunListener;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;

/** A run in a server's process: asked for twice a second. It has ended when the server does not know it any more, and the folder says how. */
final class RemoteRun implements RunHandle {
  private static final long EVERY_MILLIS = 500;

  private final ControlCall server;
  private final GanglionRuntime folder;
  private final Path home;
  private final String id;
  private final RunListener listener;
  private final CompletableFuture<RunResult> result = new CompletableFuture<>();
  private final Set<String> begun = new HashSet<>();
  private final Set<String> finished = new HashSet<>();
  private final Map<String, Object> told = new HashMap<>();
  private boolean started;

  RemoteRun(ControlCall server, GanglionRuntime folder, ScheduledExecutorService followers, Path home, String id, RunListener listener) {
    this.server = server;
    this.folder = folder;
    this.home = home;
    this.id = id;
    this.listener = listener;
    Future<?> following = followers.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    result.whenComplete((ended, problem) -> following.cancel(false));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public CompletableFuture<RunResult> result() {
    return result;
  }

  @Override
  public void stop() {
    try {
      folder.cancel(home, id);
    } catch (IOException e) {
      listener.on(new RunEvent.Log(Instant.now(), "", "it could not be asked to stop: " + e.getMessage()));
    }
  }

  @Override
  public void cancel() {
    stop();
  }

  private void look() {
    try {
      Map<String, Object> now = server.send("run/progress", Map.of("run", id), event -> { });
      if (now.isEmpty()) {
        end();
      } else {
        tell(now);
      }
    } catch (IOException | RuntimeException e) {
      // The server is away. Its runs have ended with its process, and the folder says so; if only the line is cut, they are still under way there.
      end();
    }
  }

  private void tell(Map<String, Object> now) {
    Instant at = Instant.now();
    if (!started) {
      started = true;
      listener.on(new RunEvent.Started(at, id, "", strings(now.get("steps")), false));
    }
    ((Map<?, ?>) now.get("working")).forEach((step, value) -> {
      String name = String.valueOf(step);
      Map<?, ?> figures = (Map<?, ?>) value;
      if (begun.add(name)) {
        listener.on(new RunEvent.StepStarted(at, name, "", "", "", "", false));
      }
      if (!figures.equals(told.put(name, figures)) && whole(figures, "done") > 0) {
        listener.on(new RunEvent.Progress(at, name, whole(figures, "done"), whole(figures, "total"), String.valueOf(figures.get("unit"))));
      }
    });
    strings(now.get("finished")).stream().filter(finished::add)
        .forEach(step -> listener.on(new RunEvent.StepFinished(at, step, false, java.time.Duration.ZERO, Map.of())));
  }

  private static long whole(Map<?, ?> figures, String name) {
    return ((Number) figures.get(name)).longValue();
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).toList();
  }

  private void end() {
    try {
      RunDetails details = folder.show(home, id);
      if (details.summary().status() != RunStatus.RUNNING) {
        Map<String, Path> outputs = new HashMap<>();
        details.steps().forEach(step -> step.artifacts().forEach((port, place) -> outputs.put(step.id() + "." + port, place)));
        result.complete(new RunResult(id, details.summary().status(), "", false, outputs, List.of()));
      }
    } catch (IOException e) {
      result.complete(new RunResult(id, RunStatus.INTERRUPTED, "the run cannot be read: " + e.getMessage(), false, Map.of(), List.of()));
    }
  }
}
