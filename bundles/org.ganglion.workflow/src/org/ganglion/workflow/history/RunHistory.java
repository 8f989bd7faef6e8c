package org.ganglion.workflow.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.runtime.api.RunDetails;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.RunSummary;
import org.ganglion.workflow.home.Home;
import org.ganglion.workflow.home.RunFolder;
import org.ganglion.workflow.home.RunLocks;
import org.ganglion.workflow.journal.JournalText;
import org.ganglion.workflow.journal.RunState;
import org.ganglion.workflow.journal.StepState;
import org.ganglion.workflow.journal.Trace;

/** Past and present runs, from their journals. */
public final class RunHistory {
  private final Home home;
  private final RunLocks locks;

  /** The runs of a state folder. */
  public RunHistory(Home home, RunLocks locks) {
    this.home = home;
    this.locks = locks;
  }

  /** All runs, newest first. A folder without a journal is none. */
  public List<RunSummary> runs() throws IOException {
    List<RunSummary> runs = new ArrayList<>();
    for (String id : home.runs().reversed()) {
      RunState state = RunState.of(JournalText.read(home.run(id).journal()).entries());
      if (state.begin() != null) {
        runs.add(summary(home.run(id), state));
      }
    }
    return runs;
  }

  /** One run. */
  public RunDetails show(String name) throws IOException {
    RunFolder folder = home.find(name);
    RunState state = state(folder);
    RunStatus status = status(folder, state);
    List<RunDetails.Step> steps = new ArrayList<>();
    for (StepState step : state.steps()) {
      steps.add(step(folder, step, status));
    }
    return new RunDetails(summary(folder, state), folder.path(), Files.readString(folder.workflow()), state.environment(), steps);
  }

  /** The state of a run that began, by the name that somebody gives. */
  public RunState state(String name) throws IOException {
    return state(home.find(name));
  }

  private RunState state(RunFolder folder) throws IOException {
    RunState state = RunState.of(JournalText.read(folder.journal()).entries());
    if (state.begin() == null) {
      throw new IOException("run " + folder.id() + " has no journal");
    }
    return state;
  }

  private RunDetails.Step step(RunFolder folder, StepState step, RunStatus run) {
    Map<String, Path> artifacts = new LinkedHashMap<>();
    step.published().keySet().forEach(port -> artifacts.put(port, folder.port(step.id(), port)));
    step.artifacts().keySet().forEach(port -> artifacts.put(port, folder.port(step.id(), port)));
    Trace trace = step.trace();
    List<String> log = new ArrayList<>(trace.sentences());
    if (!step.problem().isEmpty()) {
      log.add(step.problem());
    }
    return new RunDetails.Step(
        step.id(),
        step.operator(),
        step.version(),
        step.plugin(),
        step.engine(),
        stage(step.stage(), run),
        step.cached(),
        step.started(),
        step.took(),
        step.parameters(),
        artifacts,
        trace.series(),
        log);
  }

  /** A step that has not begun counts as stopped where its run has ended, as interrupted where the process has. */
  private static RunStatus stage(StepState.Stage stage, RunStatus run) {
    return switch (stage) {
      case DONE -> RunStatus.SUCCEEDED;
      case FAILED -> RunStatus.FAILED;
      case STOPPED, SKIPPED -> RunStatus.STOPPED;
      case RUNNING -> run == RunStatus.RUNNING ? RunStatus.RUNNING : RunStatus.INTERRUPTED;
      case WAITING -> run == RunStatus.RUNNING ? RunStatus.RUNNING : RunStatus.STOPPED;
    };
  }

  private RunSummary summary(RunFolder folder, RunState state) throws IOException {
    List<StepState> steps = state.steps();
    List<StepState> done = steps.stream().filter(step -> step.stage() == StepState.Stage.DONE).toList();
    Instant started = state.begin().at();
    Duration took = Duration.between(started, state.last());
    return new RunSummary(
        folder.id(),
        state.begin().text("workflow"),
        status(folder, state),
        started,
        took.isNegative() ? Duration.ZERO : took,
        steps.size(),
        done.size(),
        (int) done.stream().filter(StepState::cached).count());
  }

  /** What the lock and the last line say. */
  private RunStatus status(RunFolder folder, RunState state) throws IOException {
    if (state.end() != null) {
      return RunStatus.valueOf(state.end().text("status"));
    }
    return locks.holder(folder).isPresent() ? RunStatus.RUNNING : RunStatus.INTERRUPTED;
  }
}
