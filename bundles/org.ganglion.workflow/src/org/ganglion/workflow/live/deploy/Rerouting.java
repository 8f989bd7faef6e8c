package org.ganglion.workflow.live.deploy;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import org.ganglion.workflow.leases.Offer;
import org.ganglion.workflow.live.flow.Node;
import org.ganglion.workflow.live.form.LiveNode;
import org.ganglion.workflow.live.form.LivePlan;
import org.ganglion.workflow.live.plugin.OpenProcessor;
import org.ganglion.workflow.live.plugin.ProcessorOpener;
import org.ganglion.workflow.live.state.LiveLog;

/** Puts the processors that the routing now leads to in the places of those at work. */
record Rerouting(LivePlan plan, StationOpener opener, LiveLog log) {
  void run(Collection<Station> stations) {
    for (Station station : stations) {
      if (station instanceof Station.Worker worker) {
        follow(worker);
      }
    }
  }

  private void follow(Station.Worker worker) {
    ProcessorOpener processors = opener.processors();
    Optional<Offer> now = processors.offer(worker.node());
    Optional<Offer> before = worker.worker().offer();
    if (now.isEmpty()) {
      before.ifPresent(offer -> bereave(worker.node(), worker.worker()));
    } else if (before.isEmpty() || !same(before.get(), now.get())) {
      replace(worker.node(), worker.worker());
    }
  }

  private static boolean same(Offer before, Offer now) {
    return before.version().equals(now.version()) && before.plugin().equals(now.plugin()) && before.handle().equals(now.handle());
  }

  private void replace(LiveNode node, Node worker) {
    OpenProcessor next;
    try {
      next = opener.processor(plan, node);
    } catch (IOException e) {
      log.tell(node.id(), "keeps its processor: " + e.getMessage());
      worker.problem("keeps its processor: " + e.getMessage());
      return;
    }
    worker.replace(next).whenComplete((old, problem) -> {
      if (problem == null) {
        log.tell(node.id(), "uses " + next.offer().id() + " " + next.offer().version() + " of " + next.offer().plugin().name() + " " + next.offer()
            .plugin().version());
        old.ifPresent(processor -> close(node, processor));
      } else {
        log.tell(node.id(), problem.getMessage());
        worker.problem(problem.getMessage());
        close(node, next);
      }
    });
  }

  private void bereave(LiveNode node, Node worker) {
    worker.bereave("there is no processor '" + node.uses() + "'; records wait until its plug-in is back").whenComplete((old, problem) -> {
      log.tell(node.id(), "waits: its plug-in is gone");
      if (old != null) {
        old.ifPresent(processor -> close(node, processor));
      }
    });
  }

  /** On a thread of its own: records do not wait for a predecessor to close. */
  private void close(LiveNode node, OpenProcessor processor) {
    Thread.ofPlatform().daemon().name("ganglion-live-close").inheritInheritableThreadLocals(false).start(() -> {
      String problem = processor.close();
      if (!problem.isEmpty()) {
        log.tell(node.id(), "its predecessor " + problem);
      }
    });
  }
}
