package org.ganglion.workflow.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.operator.CancelledException;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.run.RunInfo;
import org.ganglion.api.tensor.Arena;
import org.ganglion.runtime.api.RunEvent;
import org.ganglion.workflow.check.Plan.PlannedStep;
import org.ganglion.workflow.journal.Trace;

/** What a running step has of the platform. Of no use when the step has ended: a thread that a plug-in left behind gets errors. */
final class StepContext implements RunContext {
  private final RunSetting setting;
  private final RunRecorder recorder;
  private final Stopping stopping;
  private final PlannedStep step;
  private final StepIdentity identity;
  private final String stateIdentity;
  private final StepLeases leases;
  private final StepOutputs outputs;
  private final StepTrace trace;
  private final Optional<Checkpoints.Saved> restored;
  private final Checkpoints checkpoints;
  private final CheckpointClock clock;
  private final StepTime time;
  private volatile boolean ended;

  StepContext(
      RunSetting setting,
      RunRecorder recorder,
      Stopping stopping,
      PlannedStep step,
      StepIdentity identity,
      String stateIdentity,
      StepLeases leases,
      StepOutputs outputs,
      StepTrace trace,
      Checkpoints checkpoints,
      Optional<Checkpoints.Saved> restored,
      StepTime time,
      Moving moving) {
    this.setting = setting;
    this.recorder = recorder;
    this.stopping = stopping;
    this.step = step;
    this.identity = identity;
    this.stateIdentity = stateIdentity;
    this.leases = leases;
    this.outputs = outputs;
    this.trace = trace;
    this.checkpoints = checkpoints;
    this.restored = restored;
    this.time = time;
    this.clock = new CheckpointClock(setting.checkpointEvery(), stopping, moving);
  }

  @Override
  public String step() {
    return step.id();
  }

  @Override
  public long seed() {
    return setting.seed(step.id());
  }

  @Override
  public RunInfo run() {
    return setting.info();
  }

  @Override
  public int threads() {
    return setting.threads();
  }

  @Override
  public void metric(String curve, double x, double value) {
    open();
    trace.add(Trace.point(curve, x, value));
    recorder.tell(new RunEvent.Metric(Instant.now(), step.id(), curve, x, value));
  }

  @Override
  public void mark(double x, String label) {
    open();
    trace.add(Trace.mark(x, label));
  }

  @Override
  public Series curves() {
    return trace.series();
  }

  @Override
  public void progress(long done, long total, String unit) {
    open();
    recorder.tell(new RunEvent.Progress(Instant.now(), step.id(), done, total, unit));
  }

  @Override
  public void log(String sentence) {
    open();
    trace.add(Trace.log(sentence));
    recorder.tell(new RunEvent.Log(Instant.now(), step.id(), sentence));
  }

  @Override
  public void publish(String port, Object value) {
    open();
    try {
      String digest = outputs.store(port, value);
      Map<String, Object> fields = identity.fields();
      fields.put("port", port);
      fields.put("digest", digest);
      recorder.append("published", fields);
      setting.view().show(setting.folder(), step.id(), port, digest);
      recorder.tell(new RunEvent.Published(Instant.now(), step.id(), port, digest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Checkpoint> restored() {
    return restored.map(Checkpoints.Saved::state);
  }

  @Override
  public boolean checkpointDue() {
    return clock.due();
  }

  @Override
  public void checkpoint(Checkpoint.Body body) throws IOException {
    open();
    trace.flush();
    String name = UUID.randomUUID().toString();
    Map<String, Object> announcement = identity.fields();
    announcement.put("checkpoint", name);
    recorder.append("checkpointing", announcement);
    recorder.journal().sync();
    checkpoints.write(body, stateIdentity, name, time.millis());
    Map<String, Object> fields = identity.fields();
    fields.put("checkpoint", name);
    fields.put("tookMillis", time.millis());
    recorder.append("checkpointed", fields);
    clock.written();
    recorder.tell(new RunEvent.Checkpointed(Instant.now(), step.id()));
  }

  @Override
  public boolean cancelled() {
    return ended || clock.mayEnd();
  }

  @Override
  public Path home() {
    return setting.home();
  }

  @Override
  public Path scratch() throws IOException {
    open();
    return Files.createDirectories(setting.folder().scratch(step.id()));
  }

  @Override
  public Arena arena() {
    return leases.arena();
  }

  @Override
  public Path file(String path) {
    return setting.file(path);
  }

  @Override
  public <T> T use(Class<T> type, String id) {
    return leases.use(type, id);
  }

  void end() {
    ended = true;
  }

  private void open() {
    if (ended) {
      throw stopping.hard() ? new CancelledException() : new IllegalStateException("step " + step.id() + " has ended");
    }
  }
}
