package org.ganglion.workflow.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.ganglion.runtime.api.RunEvent;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.workflow.check.Plan.PlannedStep;
import org.ganglion.workflow.home.HomeProblems;
import org.ganglion.workflow.home.RunLocks;
import org.ganglion.workflow.journal.StepState;
import org.ganglion.workflow.run.Scheduler.Ending;

/** A run under way, on a thread of its own. */
final class RunExecution implements RunHandle {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final RunSetting setting;
  private final RunRecorder recorder;
  private final RunLocks.Held lock;
  private final Stopping stopping = new Stopping();
  private final StepRunner runner;
  private final Scheduler scheduler;
  private final CompletableFuture<RunResult> result = new CompletableFuture<>();
  private ControlWatch control;

  RunExecution(RunSetting setting, RunRecorder recorder, RunLocks.Held lock) {
    this.setting = setting;
    this.recorder = recorder;
    this.lock = lock;
    this.runner = new StepRunner(setting, recorder, stopping);
    this.scheduler = new Scheduler(setting.plan(), setting.threads(), PATIENCE, runner);
  }

  /** Begins with all steps but those that are done already. */
  void begin(Set<String> done, boolean resumed) throws IOException {
    control = ControlWatch.begin(setting.folder().control(), this::stop, this::cancel);
    recorder.tell(new RunEvent.Started(Instant.now(), id(), setting.plan().workflow().name(), setting.stepNames(), resumed));
    Thread.ofPlatform().name("ganglion-run-" + id()).inheritInheritableThreadLocals(false).start(() -> execute(done));
  }

  @Override
  public String id() {
    return setting.folder().id();
  }

  @Override
  public CompletableFuture<RunResult> result() {
    return result;
  }

  @Override
  public void stop() {
    stopping.stop();
    scheduler.stop();
  }

  @Override
  public void cancel() {
    stopping.cancel();
    scheduler.cancel();
  }

  private void execute(Set<String> done) {
    RunStatus status = RunStatus.FAILED;
    String problem = "";
    boolean internal = false;
    try {
      Map<String, Ending> endings = scheduler.run(done);
      runner.abandon();
      Map<String, StepFailure> failures = runner.failures();
      internal = failures.values().stream().anyMatch(StepFailure::internal);
      problem = problem(failures);
      boolean all = setting.plan().steps().stream().allMatch(step -> done.contains(step.id()) || endings.get(step.id()) == Ending.DONE);
      status = all ? RunStatus.SUCCEEDED : failures.isEmpty() ? RunStatus.STOPPED : RunStatus.FAILED;
    } catch (InterruptedException | RuntimeException | Error e) {
      problem = "the run broke with " + e;
      internal = true;
    }
    String last = close(status, problem, internal);
    if (!last.isEmpty() && problem.isEmpty()) {
      status = status == RunStatus.SUCCEEDED ? RunStatus.FAILED : status;
      problem = last;
    }
    RunResult end = new RunResult(id(), status, problem, internal, outputs(), documents());
    recorder.tell(new RunEvent.Finished(Instant.now(), status, problem));
    result.complete(end);
  }

  private String problem(Map<String, StepFailure> failures) {
    for (PlannedStep step : setting.plan().steps()) {
      StepFailure first = failures.get(step.id());
      if (first != null) {
        return "step " + step.id() + ": " + first.sentence() + (failures.size() > 1 ? " (and " + (failures.size() - 1) + " more failed)" : "");
      }
    }
    return "";
  }

  /** Writes the last line and lets go of everything; gives a sentence when that fails. */
  private String close(RunStatus status, String problem, boolean internal) {
    String sentence = "";
    try {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("status", status.name());
      fields.put("problem", problem);
      fields.put("internal", internal);
      recorder.append("run-finished", fields);
    } catch (IOException e) {
      sentence = HomeProblems.explain(setting.home(), e).getMessage();
    }
    try {
      recorder.journal().close();
      control.close();
      setting.disk().delete(setting.folder().control());
    } catch (IOException e) {
      sentence = HomeProblems.explain(setting.home(), e).getMessage();
    } finally {
      lock.close();
    }
    return sentence;
  }

  private Map<String, Path> outputs() {
    Map<String, Path> outputs = new LinkedHashMap<>();
    for (StepState step : recorder.state().steps()) {
      step.artifacts().keySet().forEach(port -> outputs.put(step.id() + "." + port, setting.folder().port(step.id(), port)));
    }
    return outputs;
  }

  private List<Path> documents() {
    List<Path> documents = new ArrayList<>();
    for (PlannedStep step : setting.plan().steps()) {
      Set<String> given = recorder.state().step(step.id()).artifacts().keySet();
      step.operator().outputs().stream().filter(port -> port.type().equals("ganglion:document/1") && given.contains(port.name())).forEach(port -> {
        try (Stream<Path> files = Files.list(setting.folder().port(step.id(), port.name()))) {
          files.filter(file -> file.toString().endsWith(".html")).sorted().forEach(documents::add);
        } catch (IOException e) {
          documents.add(setting.folder().port(step.id(), port.name()));
        }
      });
    }
    return documents;
  }
}
