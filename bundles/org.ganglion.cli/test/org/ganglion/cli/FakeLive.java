package org.ganglion.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.ganglion.api.data.Schema;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.runtime.api.LiveChange;
import org.ganglion.runtime.api.LiveStatus;
import org.ganglion.runtime.api.LiveWorkflows;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.WorkflowSource;

/** Live workflows that end at once. */
final class FakeLive implements LiveWorkflows {
  List<Problem> problems = List.of();
  long failed;

  @Override
  public List<OperatorDescriptor> types() {
    return List.of(new OperatorDescriptor("live.input", "1.0", "Lines of standard input", false, List.of(),
        new Schema.Fields("Parameters", List.of()), List.of(), List.of()));
  }

  @Override
  public String schema() {
    return "{\"live\":true}";
  }

  @Override
  public List<Problem> check(Path home, WorkflowSource source) {
    return problems;
  }

  @Override
  public void start(Path home) {}

  @Override
  public void stop(Path home) {}

  @Override
  public LiveChange preview(Path home, WorkflowSource source) {
    throw new AssertionError("commands ask the server");
  }

  @Override
  public LiveChange deploy(Path home, WorkflowSource source) {
    throw new AssertionError("commands ask the server");
  }

  @Override
  public void undeploy(Path home, String name, boolean force) {
    throw new AssertionError("commands ask the server");
  }

  @Override
  public List<LiveStatus> status(Path home) {
    throw new AssertionError("commands ask the server");
  }

  @Override
  public LiveRun run(Path home, WorkflowSource source) {
    return new LiveRun() {
      @Override
      public LiveStatus await() {
        return new LiveStatus("watch", LiveStatus.State.ENDED, "", Instant.EPOCH, 12, failed, 0, 0, new LiveStatus.Latency(0, 0), List.of());
      }

      @Override
      public void stop() {}
    };
  }
}
