package org.ganglion.workflow.run;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ganglion.api.operator.CancelledException;
import org.ganglion.api.operator.Operator;
import org.ganglion.kit.json.Json;
import org.ganglion.runtime.api.RunEvent;
import org.ganglion.workflow.cache.Cached;
import org.ganglion.workflow.cache.ExternalFiles;
import org.ganglion.workflow.cache.StepKey;
import org.ganglion.workflow.check.Plan.PlannedStep;
import org.ganglion.workflow.leases.Choice;
import org.ganglion.workflow.leases.Offer;
import org.ganglion.workflow.run.Scheduler.Ending;

/** Brings a step to its end: from the cache, or by its operator; whatever happens there stays there. */
final class StepRunner implements Scheduler.Work {
  private final RunSetting setting;
  private final RunRecorder recorder;
  private final Stopping stopping;
  private final Map<String, StepFailure> failures = new ConcurrentHashMap<>();
  private final Set<StepContext> contexts = ConcurrentHashMap.newKeySet();

  StepRunner(RunSetting setting, RunRecorder recorder, Stopping stopping) {
    this.setting = setting;
    this.recorder = recorder;
    this.stopping = stopping;
  }

  /** Why steps failed, by name. */
  Map<String, StepFailure> failures() {
    return Map.copyOf(failures);
  }

  /** Cuts steps off that would not end. */
  void abandon() {
    contexts.forEach(StepContext::end);
  }

  @Override
  public Ending run(PlannedStep step) {
    long start = System.nanoTime();
    try {
      return attempt(step, start);
    } catch (CancelledException e) {
      return stopping.soft() ? stopped(step) : failed(step, e, start);
    } catch (Throwable e) {
      return stopping.hard() ? stopped(step) : failed(step, e, start);
    }
  }

  private Ending attempt(PlannedStep step, long start) throws Exception {
    StepInputs inputs = new StepInputs(setting, recorder.state(), step);
    Map<String, List<String>> digests = inputs.digests();
    Map<String, String> files = ExternalFiles.digests(ExternalFiles.paths(step.operator().externalFiles(), step.parameters()), setting::file);
    Optional<Offer> offer = setting.routes().find(Operator.class, step.operator().id(), step.step().uses().choice());
    if (step.operator().pure() && setting.readCache() && offer.isPresent()) {
      StepKey key = new StepKey(offer.get(), step.parameters(), setting.seed(step.id()), digests, files);
      Optional<Cached> known = setting.cache().find(key.cacheKey(setting.environment().platformKey())).filter(this::sameServices);
      if (known.isPresent() && take(step, key, inputs, known.get(), start)) {
        return Ending.DONE;
      }
    }
    String before = "";
    while (true) {
      StepExecution execution = new StepExecution(setting, recorder, stopping, contexts, step);
      if (execution.run(inputs, digests, files, before)) {
        return Ending.DONE;
      }
      before = execution.state();
    }
  }

  /** Whether the services that the step used then are those that it would get now. */
  private boolean sameServices(Cached known) {
    for (Map.Entry<String, String> use : known.uses().entrySet()) {
      String[] service = use.getKey().split(" ", 2);
      Optional<Offer> now = setting.routes().find(service[0], service[1], Choice.any());
      if (now.isEmpty() || !use.getValue().equals(now.get().version() + " " + now.get().plugin())) {
        return false;
      }
    }
    return true;
  }

  /** Takes outputs, curves and log of an earlier execution over; false when the store has lost any of them. */
  private boolean take(PlannedStep step, StepKey key, StepInputs inputs, Cached known, long start) throws IOException {
    StepIdentity identity = new StepIdentity(step.id(), key.operator(), setting.environment());
    Map<String, Object> intent = identity.fields();
    intent.put("digests", known.digests());
    recorder.append("storing", intent);
    if (!known.digests().stream().allMatch(setting.store()::has)) {
      return false;
    }
    recorder.append("step-started", StepExecution.startFields(identity, key, inputs, 0));
    recorder.tell(StepExecution.started(identity, false));
    if (!known.history().isEmpty()) {
      Map<String, Object> trace = identity.fields();
      trace.put("items", Json.read(Files.readString(setting.store().get(known.history()).resolve("history.json"))));
      recorder.append("trace", trace);
    }
    for (Map.Entry<String, String> artifact : known.artifacts().entrySet()) {
      setting.view().show(setting.folder(), step.id(), artifact.getKey(), artifact.getValue());
    }
    new Checkpoints(setting.folder().checkpoints(step.id()), setting.disk()).clear();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    recorder.append("step-finished", StepExecution.finishFields(identity, true, took, known));
    recorder.journal().syncSoon();
    recorder.tell(new RunEvent.StepFinished(Instant.now(), step.id(), true, took, known.artifacts()));
    return true;
  }

  private Ending stopped(PlannedStep step) {
    note("step-stopped", step, Map.of());
    return Ending.STOPPED;
  }

  private Ending failed(PlannedStep step, Throwable problem, long start) {
    StepFailure failure = StepFailure.of(problem, setting, step.id(), step.operator().id());
    failures.put(step.id(), failure);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("problem", failure.sentence());
    fields.put("internal", failure.internal());
    fields.put("tookMillis", (System.nanoTime() - start) / 1_000_000);
    note("step-failed", step, fields);
    recorder.tell(new RunEvent.StepFailed(Instant.now(), step.id(), failure.sentence()));
    return Ending.FAILED;
  }

  @Override
  public void skipped(PlannedStep step, String because) {
    note("step-skipped", step, Map.of("because", because));
  }

  /** A line about the end of a step. Where not even that can be written the run's result says so, and resuming finds the step unfinished. */
  private void note(String type, PlannedStep step, Map<String, Object> more) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("step", step.id());
    fields.put("operator", step.operator().id());
    fields.put("version", step.operator().version());
    fields.put("plugin", recorder.state().step(step.id()).plugin());
    fields.putAll(more);
    try {
      recorder.append(type, fields);
      recorder.journal().syncSoon();
    } catch (IOException e) {
      failures.putIfAbsent(step.id(), StepFailure.of(e, setting, step.id(), step.operator().id()));
    }
  }
}
