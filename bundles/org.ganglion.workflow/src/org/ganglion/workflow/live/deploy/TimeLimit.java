package org.ganglion.workflow.live.deploy;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks again and again whether a processor has come back from its record in time, so that one that never does costs its own node and no other. */
final class TimeLimit implements AutoCloseable {
  private static final long LONGEST_PAUSE = 1_000;
  private static final long SHORTEST_PAUSE = 10;

  private final ScheduledExecutorService clock;

  TimeLimit(Deployment deployment, Duration limit) {
    this.clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("ganglion-live-limit")
        .inheritInheritableThreadLocals(false).factory());
    long pause = Math.clamp(limit.toMillis() / 5, SHORTEST_PAUSE, LONGEST_PAUSE);
    clock.scheduleWithFixedDelay(() -> look(deployment, limit), pause, pause, TimeUnit.MILLISECONDS);
  }

  private static void look(Deployment deployment, Duration limit) {
    deployment.stations().values().forEach(station -> {
      if (station instanceof Station.Worker worker) {
        worker.worker().limit(limit).ifPresent(left -> deployment.tell(worker.node().id(), left));
      }
    });
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
