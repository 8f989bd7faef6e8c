package org.ganglion.server.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.runtime.api.GanglionRuntime;
import org.ganglion.runtime.api.OperatorSummary;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.RunDetails;
import org.ganglion.runtime.api.RunDifference;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunListener;
import org.ganglion.runtime.api.RunOptions;
import org.ganglion.runtime.api.RunSummary;
import org.ganglion.runtime.api.WorkflowSource;

/**
 * The platform of a server's process. Operators, checks and runs are the server's; what is past is read from the state folder, so that it can be seen
 * while the server is away. Operators are those of the last {@link #refresh}: forms ask for them all the time.
 */
public final class RemoteRuntime implements GanglionRuntime, AutoCloseable {
  private record Known(long number, List<OperatorSummary> operators, Map<String, OperatorDescriptor> descriptors) {}

  private final ControlCall server;
  private final GanglionRuntime folder;
  private final ScheduledExecutorService followers =
      Executors.newSingleThreadScheduledExecutor(work -> Thread.ofPlatform().daemon().name("ganglion-follow").unstarted(work));
  private volatile Known known = new Known(0, List.of(), Map.of());

  /**
   * A server's platform.
   *
   * @param folder reads the state folder
   */
  public RemoteRuntime(ControlCall server, GanglionRuntime folder) {
    this.server = server;
    this.folder = folder;
  }

  /**
   * Asks for the operators that are there now.
   *
   * @return whether they are others than before
   */
  public boolean refresh() throws IOException {
    Map<String, Object> answer = server.send("workflow/operators", Map.of("known", known.number()), event -> { });
    if (!(answer.get("operators") instanceof List<?> all)) {
      return false;
    }
    List<OperatorSummary> operators = new ArrayList<>();
    // What was there stays known: a step whose operator has gone is drawn with its ports.
    Map<String, OperatorDescriptor> descriptors = new HashMap<>(known.descriptors());
    for (Object each : all) {
      Map<?, ?> entry = (Map<?, ?>) each;
      OperatorSummary summary = Records.read(OperatorSummary.class, entry.get("summary"));
      operators.add(summary);
      if (entry.get("operator") != null) {
        descriptors.put(summary.id(), Records.read(OperatorDescriptor.class, entry.get("operator")));
      }
    }
    known = new Known(((Number) answer.get("number")).longValue(), List.copyOf(operators), Map.copyOf(descriptors));
    return true;
  }

  /** Runs that the server executes now. */
  public List<String> running() throws IOException {
    return ((List<?>) server.send("run/running", Map.of(), event -> { }).get("runs")).stream().map(String::valueOf).toList();
  }

  /** Follows a run that the server executes. */
  public RunHandle follow(Path home, String run, RunListener listener) {
    return new RemoteRun(server, folder, followers, home, run, listener);
  }

  @Override
  public List<OperatorSummary> operators() {
    return known.operators();
  }

  @Override
  public Optional<OperatorDescriptor> describe(String id) {
    return Optional.ofNullable(known.descriptors().get(id));
  }

  @Override
  public List<Problem> check(WorkflowSource source) {
    try {
      List<?> problems = (List<?>) server.send("workflow/check", source(source), event -> { }).get("problems");
      return problems.stream().map(each -> Records.read(Problem.class, each)).toList();
    } catch (IOException e) {
      return List.of(new Problem(source.file().toString(), 0, 1, "", "not checked: " + e.getMessage()));
    }
  }

  private static Map<String, Object> source(WorkflowSource source) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("file", source.file().toAbsolutePath().normalize().toString());
    arguments.put("text", source.text());
    arguments.put("set", source.overrides());
    return arguments;
  }

  @Override
  public String schema() {
    return folder.schema();
  }

  @Override
  public RunHandle start(WorkflowSource source, RunOptions options, RunListener listener) throws IOException {
    Map<String, Object> arguments = source(source);
    arguments.putAll(options(options));
    return follow(options.home(), String.valueOf(server.send("run/start", arguments, event -> { }).get("run")), listener);
  }

  @Override
  public RunHandle resume(String run, RunOptions options, RunListener listener) throws IOException {
    Map<String, Object> arguments = options(options);
    arguments.put("run", run);
    return follow(options.home(), String.valueOf(server.send("run/resume", arguments, event -> { }).get("run")), listener);
  }

  private static Map<String, Object> options(RunOptions options) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("home", options.home().toAbsolutePath().normalize().toString());
    arguments.put("cache", options.cache());
    arguments.put("threads", options.threads());
    options.engine().ifPresent(engine -> arguments.put("engine", engine));
    arguments.put("checkpointSeconds", options.checkpointEvery().toSeconds());
    return arguments;
  }

  @Override
  public List<RunSummary> runs(Path home) throws IOException {
    return folder.runs(home);
  }

  @Override
  public RunDetails show(Path home, String run) throws IOException {
    return folder.show(home, run);
  }

  @Override
  public List<RunDifference> diff(Path home, String first, String second) throws IOException {
    return folder.diff(home, first, second);
  }

  @Override
  public void cancel(Path home, String run) throws IOException {
    folder.cancel(home, run);
  }

  @Override
  public void export(Path home, String run, Path archive) throws IOException {
    folder.export(home, run, archive);
  }

  @Override
  public String delete(Path home, String run) throws IOException {
    return folder.delete(home, run);
  }

  @Override
  public long collect(Path home, long quota) throws IOException {
    return folder.collect(home, quota);
  }

  /** Follows no more; what runs in the server goes on. */
  @Override
  public void close() {
    followers.shutdownNow();
  }
}
