package org.ganglion.workflow.live.deploy;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ganglion.workflow.live.state.LiveCheckpoint;
import org.ganglion.workflow.live.state.LiveFolder;
import org.ganglion.workflow.live.state.LiveLog;

/** Saves positions and states of a running workflow every now and then, between records, without stopping them. */
final class Checkpointer implements AutoCloseable {
  private static final int SECONDS = 5;

  private final Deployment deployment;
  private final LiveFolder folder;
  private final LiveLog log;
  private final ScheduledExecutorService clock;
  private String lastProblem = "";
  private Map<String, Object> lastPositions = Map.of();
  private long lastCount = -1;

  Checkpointer(Deployment deployment, LiveFolder folder, Duration every, LiveLog log) {
    this.deployment = deployment;
    this.folder = folder;
    this.log = log;
    this.clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("ganglion-live-checkpoint")
        .inheritInheritableThreadLocals(false).factory());
    clock.scheduleWithFixedDelay(this::saveIfChanged, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void saveIfChanged() {
    long count = deployment.stations().values().stream().mapToLong(station -> station.status().in()).sum();
    if (count != lastCount || !positions().equals(lastPositions)) {
      save();
      lastCount = count;
    }
  }

  /** Saves now; what goes wrong is told once, and the last save stays. */
  synchronized void save() {
    try {
      Map<String, Object> positions = positions();
      Map<String, byte[]> states = new LinkedHashMap<>();
      Map<String, String> kinds = new LinkedHashMap<>();
      for (Station station : deployment.stations().values()) {
        if (station instanceof Station.Worker worker) {
          byte[] state = worker.worker().snapshot().get(SECONDS, TimeUnit.SECONDS);
          if (state.length > 0) {
            states.put(worker.node().id(), state);
            kinds.put(worker.node().id(), worker.node().uses().id());
          }
        }
      }
      deployment.stations().values().stream().filter(Station.Origin.class::isInstance)
          .forEach(station -> kinds.put(station.node().id(), station.node().uses().id()));
      folder.save(new LiveCheckpoint(positions, states, kinds), true);
      lastPositions = positions;
      deployment.stations().values().forEach(station -> {
        if (station instanceof Station.Origin origin && positions.containsKey(origin.node().id())) {
          origin.source().saved(positions.get(origin.node().id()));
        }
      });
      lastProblem = "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      problem(e.getCause().getMessage());
    } catch (TimeoutException e) {
      problem("a node was busy for " + SECONDS + " s");
    } catch (IOException | RuntimeException e) {
      problem(String.valueOf(e.getMessage()));
    }
  }

  private void problem(String sentence) {
    if (!sentence.equals(lastProblem)) {
      lastProblem = sentence;
      log.tell("", "state was not saved, the last save stays: " + sentence);
    }
  }

  private Map<String, Object> positions() {
    Map<String, Object> positions = new LinkedHashMap<>();
    deployment.stations().values().forEach(station -> {
      if (station instanceof Station.Origin origin && origin.source().position() != null) {
        positions.put(origin.node().id(), origin.source().position());
      }
    });
    return positions;
  }

  @Override
  public void close() {
    clock.shutdown();
    try {
      clock.awaitTermination(2L * SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
