package org.ganglion.workflow.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.CancelledException;
import org.ganglion.api.operator.Operator;
import org.ganglion.runtime.api.RunEvent;
import org.ganglion.workflow.cache.Cached;
import org.ganglion.workflow.cache.StepKey;
import org.ganglion.workflow.check.Plan.PlannedStep;
import org.ganglion.workflow.leases.Lease;
import org.ganglion.workflow.leases.Offer;
import org.ganglion.workflow.operators.OperatorTypes;

/** One execution of a step by its operator, from the lease to the line in the journal that says it is done. */
final class StepExecution {
  private final RunSetting setting;
  private final RunRecorder recorder;
  private final Stopping stopping;
  private final Set<StepContext> contexts;
  private final PlannedStep step;
  private final StepLeases leases;
  private final Moving moving = new Moving();
  private volatile String state = "";

  StepExecution(RunSetting setting, RunRecorder recorder, Stopping stopping, Set<StepContext> contexts, PlannedStep step) {
    this.setting = setting;
    this.recorder = recorder;
    this.stopping = stopping;
    this.contexts = contexts;
    this.step = step;
    this.leases = new StepLeases(setting.services(), setting.routes());
  }

  /** Whether it holds a service of a bundle. */
  boolean holds(long bundle) {
    return leases.holds(bundle);
  }

  /** Asks it to end at its next checkpoint, so that it goes on with other services. */
  void move() {
    moving.ask();
  }

  /** Why it cannot go on with what another bundle offers. */
  Optional<String> cannotMove(long from, List<Offer> offers) {
    for (Offer held : leases.held(from)) {
      Optional<Offer> successor = offers.stream().filter(offer -> offer.type().equals(held.type()) && offer.id().equals(held.id())).findFirst();
      String what = held.id() + " " + held.version();
      if (successor.isEmpty()) {
        return Optional.of("step " + step.id() + " uses " + what + ", which the new version does not offer");
      }
      if (held.type().equals(Operator.class.getName()) && !successor.get().reads(held.version())) {
        return Optional.of("step " + step.id() + " has a state of " + what + ", which " + held.id() + " " + successor.get().version()
            + " does not say it can read");
      }
    }
    return Optional.empty();
  }

  /** What its last checkpoint is a state of. */
  String state() {
    return state;
  }

  /**
   * Runs the step.
   *
   * @param before what the checkpoint is a state of that another version left; empty when the step was not moved
   * @return false when it has ended at a checkpoint to go on with other services
   */
  @SuppressWarnings({"unchecked", "rawtypes"})
  boolean run(StepInputs inputs, Map<String, List<String>> digests, Map<String, String> files, String before) throws Exception {
    setting.holder().began(this);
    try (StepLeases open = leases) {
      Lease<Operator> lease = leases.take(Operator.class, step.operator().id(), step.step().uses().choice());
      OperatorTypes types = OperatorTypes.of(lease.service().getClass());
      Record parameters = Records.read(types.parameters(), step.with());
      Map<String, Object> tree = (Map<String, Object>) Records.write(parameters);
      StepKey key = new StepKey(lease.offer(), tree, setting.seed(step.id()), digests, files);
      StepIdentity identity = new StepIdentity(step.id(), lease.offer(), setting.environment());
      Checkpoints checkpoints = new Checkpoints(setting.folder().checkpoints(step.id()), setting.disk());
      state = key.identity();
      if (!before.isEmpty()) {
        checkpoints.adopt(before, state);
      }
      Optional<Checkpoints.Saved> restored = checkpoints.last(key.identity(), recorder.state().step(step.id())::checkpoint);
      if (restored.isEmpty()) {
        checkpoints.clear();
      }
      recorder.append("step-started", startFields(identity, key, inputs, restored.map(Checkpoints.Saved::seq).orElse(0L)));
      recorder.tell(started(identity, restored.isPresent()));
      StepTrace trace = new StepTrace(recorder, identity, recorder.state().step(step.id()).items(Long.MAX_VALUE));
      StepTime time = StepTime.after(restored.map(Checkpoints.Saved::tookMillis).orElse(0L));
      StepOutputs outputs = new StepOutputs(setting, recorder, identity, step.operator(), leases);
      StepContext context = new StepContext(setting, recorder, stopping, step, identity, key.identity(), leases, outputs, trace, checkpoints,
          restored, time, moving);
      Map<String, String> artifacts;
      contexts.add(context);
      try {
        Record result = call(lease.service(), inputs.read(types.inputs()), parameters, context);
        artifacts = outputs.store(result);
      } catch (CancelledException e) {
        if (stopping.soft() || !moving.mayLeave()) {
          throw e;
        }
        trace.flush();
        recorder.append("step-moved", identity.fields());
        return false;
      } finally {
        context.end();
        contexts.remove(context);
        trace.flush();
      }
      setting.disk().delete(setting.folder().scratch(step.id()));
      finish(identity, key, outputs, trace, artifacts, Duration.ofMillis(time.millis()), before.isEmpty());
      checkpoints.clear();
      return true;
    } finally {
      setting.holder().ended(this);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Record call(Operator operator, Record inputs, Record parameters, StepContext context) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(operator.getClass().getClassLoader());
    try {
      Record result = operator.run(inputs, parameters, context);
      if (result == null) {
        throw new IllegalStateException("it gave no outputs");
      }
      return result;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private void finish(StepIdentity identity, StepKey key, StepOutputs outputs, StepTrace trace, Map<String, String> artifacts, Duration took,
      boolean oneVersion)
      throws IOException {
    Cached result = new Cached(artifacts, outputs.storeHistory(trace.items()), leases.uses());
    for (Map.Entry<String, String> artifact : artifacts.entrySet()) {
      setting.view().show(setting.folder(), step.id(), artifact.getKey(), artifact.getValue());
    }
    recorder.append("step-finished", finishFields(identity, false, took, result));
    recorder.journal().syncSoon();
    // What two versions have computed in turn is the result of neither.
    if (step.operator().pure() && oneVersion) {
      setting.cache().put(key.cacheKey(setting.environment().platformKey()), result);
    }
    recorder.tell(new RunEvent.StepFinished(Instant.now(), step.id(), false, took, artifacts));
  }

  static Map<String, Object> startFields(StepIdentity identity, StepKey key, StepInputs inputs, long from) {
    Map<String, Object> fields = identity.fields();
    fields.put("parameters", key.parameters());
    fields.put("inputs", inputs.names());
    fields.put("files", key.files());
    fields.put("from", from);
    return fields;
  }

  static Map<String, Object> finishFields(StepIdentity identity, boolean cached, Duration took, Cached result) {
    Map<String, Object> fields = identity.fields();
    fields.put("cached", cached);
    fields.put("tookMillis", took.toMillis());
    fields.put("artifacts", new LinkedHashMap<>(result.artifacts()));
    fields.put("history", result.history());
    fields.put("uses", result.uses());
    return fields;
  }

  static RunEvent started(StepIdentity identity, boolean resumed) {
    return new RunEvent.StepStarted(
        Instant.now(), identity.step(), identity.operator().id(), identity.operator().version(), identity.operator().plugin().toString(),
            identity.environment().engine(), resumed);
  }
}
