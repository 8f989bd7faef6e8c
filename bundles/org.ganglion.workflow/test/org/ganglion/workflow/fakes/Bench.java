package org.ganglion.workflow.fakes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.ganglion.kit.file.Disk;
import org.ganglion.runtime.api.RunEvent;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunOptions;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workflow.RoutingService;
import org.ganglion.workflow.WorkflowRuntime;

/** An engine over fake services and a state folder, with operators to try things on. */
public final class Bench {
  public final FakeServices services = new FakeServices();
  public final Operators.Constant constant = new Operators.Constant();
  public final Operators.Sum sum = new Operators.Sum();
  public final Operators.Train train = new Operators.Train();
  public final Operators.Report report = new Operators.Report();
  public final Operators.ReadFile readFile = new Operators.ReadFile();
  public final List<RunEvent> events = new CopyOnWriteArrayList<>();
  public final Path home;
  public WorkflowRuntime runtime;

  public Bench(Path home) {
    this(home, new Disk());
  }

  public Bench(Path home, Disk disk) {
    this.home = home;
    services.operator("test.constant", constant).operator("test.sum", sum).operator("test.train", train).operator("test.file", readFile);
    services.add(org.ganglion.api.operator.Operator.class, "test.report", "1.0", false, "plugin-1", report);
    runtime = new WorkflowRuntime(new RoutingService(services), disk);
  }

  /** A workflow in memory. */
  public static WorkflowSource source(String text) {
    return new WorkflowSource(Path.of("test.yaml"), text, Map.of());
  }

  public static WorkflowSource source(Path file, String text) {
    return new WorkflowSource(file, text, Map.of());
  }

  public RunOptions options(int threads) {
    return new RunOptions(home, true, threads, Optional.empty(), Duration.ZERO);
  }

  public RunHandle start(String text) throws IOException {
    return runtime.start(source(text), options(2), events::add);
  }

  /** Runs to the end. */
  public RunResult run(String text) throws Exception {
    return end(start(text));
  }

  public RunResult run(WorkflowSource source) throws Exception {
    return end(runtime.start(source, options(2), events::add));
  }

  public RunResult resume(String run) throws Exception {
    return end(runtime.resume(run, options(2), events::add));
  }

  public static RunResult end(RunHandle handle) throws Exception {
    return handle.result().get(60, TimeUnit.SECONDS);
  }
}
