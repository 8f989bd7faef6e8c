package org.ganglion.workflow.live.deploy;

import java.io.IOException;
import org.ganglion.workflow.live.flow.AnswerNode;
import org.ganglion.workflow.live.flow.Gate;
import org.ganglion.workflow.live.flow.Intake;
import org.ganglion.workflow.live.flow.Node;
import org.ganglion.workflow.live.form.LiveNode;
import org.ganglion.workflow.live.form.LivePlan;
import org.ganglion.workflow.live.form.NodeTypes;
import org.ganglion.workflow.live.measure.Meter;
import org.ganglion.workflow.live.plugin.OpenProcessor;
import org.ganglion.workflow.live.plugin.ProcessorOpener;
import org.ganglion.workflow.live.source.Source;
import org.ganglion.workflow.live.source.SourceSetting;
import org.ganglion.workflow.live.state.LiveFolder;
import org.ganglion.workflow.live.state.LiveLog;

/** Opens what stands at a node's place, ready to begin: ports are bound, models are loaded, nothing flows. */
record StationOpener(NodeTypes types, ProcessorOpener processors, LiveFolder folder, LiveLog log, Gate gate, Meter whole, String token) {
  /** Throws {@link IOException} with one sentence that names the node when it cannot. */
  Station open(LivePlan plan, LiveNode node) throws IOException {
    return switch (node.role()) {
      case ANSWER -> new Station.Answer(node, new AnswerNode());
      case PROCESSOR -> new Station.Worker(node, new Node(node.id(), processors.open(plan, node), plan.queue(), log));
      case SOURCE -> new Station.Origin(node, source(plan, node), new Intake(gate, whole));
    };
  }

  private Source source(LivePlan plan, LiveNode node) throws IOException {
    SourceSetting setting = new SourceSetting(
        plan.name(), node.id(), plan.base(), folder.source(node.id()), plan.answers(node.id()), token, sentence -> log.tell(node.id(), sentence));
    try {
      return types.source(node.uses().id()).orElseThrow().openTree(node.with(), setting);
    } catch (IOException e) {
      throw new IOException(node.id() + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /** A processor for a node that is at work. */
  OpenProcessor processor(LivePlan plan, LiveNode node) throws IOException {
    return processors.open(plan, node);
  }

  /** Gives up what was opened and has not begun. */
  void discard(Station station) {
    switch (station) {
      case Station.Worker worker -> worker.worker().processor().ifPresent(OpenProcessor::close);
      case Station.Origin origin -> origin.source().close();
      case Station.Answer answer -> { }
    }
  }
}
