package org.ganglion.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.data.Schema;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.api.operator.OperatorDescriptor.PortDescriptor;
import org.ganglion.runtime.api.GanglionRuntime;
import org.ganglion.runtime.api.OperatorSummary;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.RunDetails;
import org.ganglion.runtime.api.RunDifference;
import org.ganglion.runtime.api.RunEvent;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunListener;
import org.ganglion.runtime.api.RunOptions;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.RunSummary;
import org.ganglion.runtime.api.WorkflowException;
import org.ganglion.runtime.api.WorkflowSource;

/** A runtime that remembers what it was asked and answers what a test wants. */
public class FakeRuntime implements GanglionRuntime {
  public static final String RUN = "20260314-092653-digits";
  static final Instant START = Instant.parse("2026-03-14T09:26:53Z");

  public final List<String> asked = new ArrayList<>();
  public List<Problem> problems = List.of();
  public RunResult result = new RunResult(RUN, RunStatus.SUCCEEDED, "", false, Map.of(), List.of(Path.of("/home/report.html")));
  /** Whether a run goes on until it is told to stop. */
  public boolean endless;
  public WorkflowSource source;
  public RunOptions options;

  @Override
  public List<OperatorSummary> operators() {
    return List.of("data.idx", "data.mnist", "gan.sample", "gan.train", "report.html").stream()
        .map(id -> new OperatorSummary(id, "1.0", "Does " + id, "plugin")).toList();
  }

  @Override
  public Optional<OperatorDescriptor> describe(String id) {
    PortDescriptor images = new PortDescriptor("images", "ganglion:images/1", false, false, "images to imitate");
    PortDescriptor model = new PortDescriptor("generator", "ganglion:model/1", false, false, "");
    PortDescriptor page = new PortDescriptor("document", "ganglion:document/1", false, false, "");
    Schema.Field epochs = new Schema.Field("epochs", new Schema.Scalar(Schema.Kind.INTEGER), Optional.of("12"), false, Optional.of(1.0),
        Optional.empty(), "passes over the data");
    Schema.Field file = new Schema.Field("file", new Schema.Scalar(Schema.Kind.TEXT), Optional.empty(), false, Optional.empty(), Optional.empty(),
        "");
    return Optional.ofNullable(switch (id) {
      case "data.idx" -> operator(id, List.of(), List.of(file), List.of(new PortDescriptor("train", "ganglion:images/1", false, false, "")));
      case "data.mnist" -> operator(id, List.of(), List.of(), List.of(new PortDescriptor("train", "ganglion:images/1", false, false, "")));
      case "gan.train" -> operator(id, List.of(images), List.of(epochs), List.of(model));
      case "gan.sample" -> operator(id, List.of(model), List.of(), List.of(images));
      case "report.html" -> operator(id, List.of(new PortDescriptor("from", "ganglion:step/1", true, false, "")), List.of(), List.of(page));
      default -> null;
    });
  }

  private static OperatorDescriptor operator(String id, List<PortDescriptor> inputs, List<Schema.Field> parameters, List<PortDescriptor> outputs) {
    return new OperatorDescriptor(id, "1.0", "Does " + id, true, inputs, new Schema.Fields("Params", parameters), outputs, List.of());
  }

  @Override
  public List<Problem> check(WorkflowSource asks) {
    source = asks;
    return problems;
  }

  @Override
  public String schema() {
    return "{}";
  }

  @Override
  public RunHandle start(WorkflowSource asks, RunOptions how, RunListener listener) throws IOException {
    if (!problems.isEmpty()) {
      throw new WorkflowException(problems);
    }
    source = asks;
    options = how;
    return play(listener, false);
  }

  @Override
  public RunHandle resume(String run, RunOptions how, RunListener listener) throws IOException {
    asked.add("resume " + run);
    options = how;
    return play(listener, true);
  }

  private RunHandle play(RunListener listener, boolean resumed) {
    listener.on(new RunEvent.Started(START, RUN, "digits", List.of("digits", "gan"), resumed));
    listener.on(new RunEvent.StepStarted(START, "digits", "data.mnist", "1.0", "plugin", "", false));
    listener.on(new RunEvent.StepFinished(START.plusSeconds(1), "digits", true, Duration.ofSeconds(1), Map.of("train", "sha256:00")));
    listener.on(new RunEvent.StepStarted(START.plusSeconds(1), "gan", "gan.train", "1.0", "plugin", "onednn", resumed));
    for (int second = 2; second <= 14; second++) {
      listener.on(new RunEvent.Progress(START.plusSeconds(second), "gan", 10L * second, 140, "batches"));
      listener.on(new RunEvent.Metric(START.plusSeconds(second), "gan", "loss", second, 1.0 / second));
    }
    listener.on(new RunEvent.Log(START.plusSeconds(14), "gan", "The head start ended."));
    CompletableFuture<RunResult> ended = new CompletableFuture<>();
    if (!endless) {
      if (result.status() == RunStatus.SUCCEEDED) {
        listener.on(new RunEvent.StepFinished(START.plusSeconds(15), "gan", false, Duration.ofSeconds(14), Map.of("generator", "sha256:11")));
      } else {
        listener.on(new RunEvent.StepFailed(START.plusSeconds(15), "gan", result.problem()));
      }
      listener.on(new RunEvent.Finished(START.plusSeconds(15), result.status(), result.problem()));
      ended.complete(result);
    }
    return new RunHandle() {
      @Override
      public String id() {
        return RUN;
      }

      @Override
      public CompletableFuture<RunResult> result() {
        return ended;
      }

      @Override
      public void stop() {
        asked.add("stop");
      }

      @Override
      public void cancel() {
        asked.add("cancel");
        ended.complete(new RunResult(RUN, RunStatus.STOPPED, "", false, Map.of(), List.of()));
      }
    };
  }

  @Override
  public List<RunSummary> runs(Path home) {
    asked.add("runs " + home);
    return List.of(new RunSummary(RUN, "digits", RunStatus.SUCCEEDED, START, Duration.ofSeconds(171), 4, 4, 1));
  }

  @Override
  public RunDetails show(Path home, String run) throws IOException {
    if (!run.equals("last") && !RUN.startsWith(run)) {
      throw new IOException("there is no run '" + run + "' in " + home);
    }
    Series curves = new Series(List.of(new Series.Curve("loss", new double[] {1, 2, 3}, new double[] {3, Double.NaN, 1})), List.of());
    Map<String, Object> parameters = new LinkedHashMap<>(Map.of("epochs", 12));
    return new RunDetails(runs(home).get(0), home.resolve("runs"), "name: digits", Map.of("Java", "25"), List.of(
        new RunDetails.Step("gan", "gan.train", "1.0", "plugin", "onednn", RunStatus.SUCCEEDED, false, START, Duration.ofSeconds(170), parameters,
            Map.of("generator", home.resolve("artifacts/11")), curves, List.of())));
  }

  @Override
  public List<RunDifference> diff(Path home, String first, String second) {
    return first.equals(second) ? List.of() : List.of(new RunDifference("parameter", "gan.epochs", "12", "3"));
  }

  @Override
  public void cancel(Path home, String run) {
    asked.add("cancel " + run);
  }

  @Override
  public void export(Path home, String run, Path archive) {
    asked.add("export " + run + " " + archive.getFileName());
  }

  @Override
  public String delete(Path home, String run) {
    asked.add("delete " + run);
    return run;
  }

  @Override
  public long collect(Path home, long quota) {
    asked.add("collect " + quota);
    return 1_400_000_000;
  }
}
