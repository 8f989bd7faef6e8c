package org.ganglion.plugins.protocol;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ganglion.plugins.protocol.Platform.Version;
import org.ganglion.runtime.api.plugins.SwapOptions;
import org.ganglion.workflow.routing.Routing;
import org.ganglion.workflow.routing.RoutingChange;

/** Lets versions that are out of the routing end: waits for those who hold their services, then stops and uninstalls them. */
public final class Retirement {
  /** What was cancelled has this long to let go. */
  private static final Duration AFTER_CANCEL = Duration.ofSeconds(10);
  /** Work may hold a version for weeks. */
  private static final Duration LONG = Duration.ofDays(3650);

  private final Platform platform;
  private final Routing routing;
  private final Map<Long, Boolean> ending = new ConcurrentHashMap<>();

  /** Of a platform. */
  public Retirement(Platform platform, Routing routing) {
    this.platform = platform;
    this.routing = routing;
  }

  /** Whether a version drains. */
  public boolean draining(long id) {
    return Boolean.FALSE.equals(ending.get(id));
  }

  /** Whether a version would not end. */
  public boolean quarantined(long id) {
    return Boolean.TRUE.equals(ending.get(id));
  }

  /** Ends a version; when work that keeps it outlasts the patience, the rest is done in the background. */
  public void end(Version old, SwapOptions options, Moves moves) throws InterruptedException {
    ending.put(old.id(), false);
    moves.tell("drain", old, options.migrate() ? "work moves on at its next checkpoint" : "");
    if (options.migrate()) {
      routing.move(old.id());
    }
    boolean drained = routing.awaitDrained(old.id(), options.patience());
    if (!drained && options.overdue() == SwapOptions.Overdue.CANCEL) {
      moves.tell("cancel", old, "work that holds it after " + options.patience().toSeconds() + " s");
      routing.cancel(old.id());
      drained = routing.awaitDrained(old.id(), AFTER_CANCEL);
      if (!drained) {
        quarantine(old, moves, "work that was cancelled still holds it");
        return;
      }
    }
    if (drained) {
      retire(old, moves);
    } else {
      Thread.ofPlatform().daemon().name("ganglion-drain-" + old.name()).inheritInheritableThreadLocals(false).start(() -> later(old, moves));
    }
  }

  private void later(Version old, Moves moves) {
    try {
      routing.awaitDrained(old.id(), LONG);
      retire(old, moves);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void retire(Version old, Moves moves) {
    moves.tell("retire", old, "");
    if (platform.retire(old.id())) {
      ending.remove(old.id());
      routing.change(new RoutingChange(Set.of(), Set.of(old.id())));
      moves.tell("done", old, "");
    } else {
      quarantine(old, moves, "it did not stop in time");
    }
  }

  private void quarantine(Version old, Moves moves, String why) {
    ending.put(old.id(), true);
    moves.tell("quarantine", old, why + "; it is out of the routing and goes with the process");
  }
}
