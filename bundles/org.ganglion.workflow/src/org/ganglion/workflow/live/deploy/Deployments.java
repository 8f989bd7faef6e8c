package org.ganglion.workflow.live.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.ganglion.kit.file.Disk;
import org.ganglion.runtime.api.LiveChange;
import org.ganglion.workflow.codec.Codecs;
import org.ganglion.workflow.leases.Routes;
import org.ganglion.workflow.live.flow.Gate;
import org.ganglion.workflow.live.form.LivePlan;
import org.ganglion.workflow.live.form.NodeTypes;
import org.ganglion.workflow.live.measure.Meter;
import org.ganglion.workflow.live.plugin.ProcessorOpener;
import org.ganglion.workflow.live.state.LiveFolder;
import org.ganglion.workflow.live.state.LiveLog;
import org.ganglion.workflow.live.state.Token;
import org.ganglion.workflow.operators.ProcessorCatalog;

/** Makes deployments, each with its files. */
public record Deployments(Routes routes, Codecs codecs, ProcessorCatalog processors, NodeTypes types, Disk disk) {
  /** One in which nothing flows yet. */
  public Deployment open(Path home, LiveFolder folder) throws IOException {
    LiveLog log = new LiveLog(folder, disk);
    Gate gate = new Gate();
    Meter whole = new Meter();
    ProcessorOpener opener = new ProcessorOpener(routes, codecs, processors, log::tell);
    return new Deployment(folder.name(), new StationOpener(types, opener, folder, log, gate, whole, Token.of(home)), log, gate, whole);
  }

  /** What a plan would change where nothing runs. */
  public LiveChange preview(LivePlan plan) {
    return Difference.between(Optional.empty(), plan);
  }
}
