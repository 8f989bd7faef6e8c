package org.ganglion.workflow.live.deploy;

import java.util.List;
import org.ganglion.runtime.api.LiveStatus;
import org.ganglion.workflow.live.flow.AnswerNode;
import org.ganglion.workflow.live.flow.Intake;
import org.ganglion.workflow.live.flow.Node;
import org.ganglion.workflow.live.flow.Receiver;
import org.ganglion.workflow.live.form.LiveNode;
import org.ganglion.workflow.live.measure.Meter;
import org.ganglion.workflow.live.source.Source;

/** What stands at a node's place in a running workflow. */
sealed interface Station {
  /** The node as it was deployed last. */
  LiveNode node();

  /** The same at a node that is wired otherwise. */
  Station as(LiveNode node);

  /** Where records go from here. */
  void successors(List<Receiver> receivers);

  LiveStatus.Node status();

  /** A processor. */
  record Worker(LiveNode node, Node worker) implements Station {
    @Override
    public Station as(LiveNode other) {
      return new Worker(other, worker);
    }

    @Override
    public void successors(List<Receiver> receivers) {
      worker.successors(receivers);
    }

    @Override
    public LiveStatus.Node status() {
      LiveStatus.Node now = worker.status();
      return new LiveStatus.Node(
          now.id(), node.uses().toString(), now.version(), now.state(), now.queue(), now.in(), now.out(), now.failed(), now.rate(), now.latency(),
              now.swaps(), now.problem());
    }
  }

  /** A source. */
  record Origin(LiveNode node, Source source, Intake intake) implements Station {
    @Override
    public Station as(LiveNode other) {
      return new Origin(other, source, intake);
    }

    @Override
    public void successors(List<Receiver> receivers) {
      intake.successors(receivers);
    }

    @Override
    public LiveStatus.Node status() {
      return ofMeter(node, intake.meter());
    }
  }

  /** An answer. */
  record Answer(LiveNode node, AnswerNode answer) implements Station {
    @Override
    public Station as(LiveNode other) {
      return new Answer(other, answer);
    }

    @Override
    public void successors(List<Receiver> receivers) {
      if (!receivers.isEmpty()) {
        throw new IllegalStateException("an answer passes nothing on");
      }
    }

    @Override
    public LiveStatus.Node status() {
      return ofMeter(node, answer.meter());
    }
  }

  private static LiveStatus.Node ofMeter(LiveNode node, Meter meter) {
    return new LiveStatus.Node(
        node.id(), node.uses().toString(), "", LiveStatus.State.RUNNING, 0, meter.count(), meter.count(), 0, meter.rate(), meter.latency(), 0, "");
  }
}
