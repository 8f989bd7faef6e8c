package org.ganglion.gan;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.gan.GanArchitecture;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.run.RunInfo;
import org.ganglion.api.tensor.Arena;
import org.ganglion.testkit.TestCore;

/** A run's context in memory; it can stop the step after some progress and hand the checkpoint to the next. */
public final class FakeContext implements RunContext {
  private final Arena arena = new TestCore().arena();
  private final Map<String, List<double[]>> points = new LinkedHashMap<>();
  private final List<Series.Mark> marks = new ArrayList<>();
  private final Map<String, byte[]> written = new LinkedHashMap<>();
  private final Map<String, GanArchitecture> architectures;
  private final Map<String, byte[]> restored;
  private final long stopAfter;
  private long pauses;
  public final List<String> log = new ArrayList<>();
  public final Map<String, Object> published = new LinkedHashMap<>();

  public FakeContext(Map<String, GanArchitecture> architectures) {
    this(architectures, Map.of(), Long.MAX_VALUE);
  }

  private FakeContext(Map<String, GanArchitecture> architectures, Map<String, byte[]> restored, long stopAfter) {
    this.architectures = architectures;
    this.restored = restored;
    this.stopAfter = stopAfter;
  }

  /** A run that is stopped at the n-th place where it can end. */
  public static FakeContext stoppingAfter(Map<String, GanArchitecture> architectures, long pauses) {
    return new FakeContext(architectures, Map.of(), pauses);
  }

  /** The run after this one, going on from its checkpoint and with its curves. */
  public FakeContext next(long stopAfterPauses) {
    FakeContext next = new FakeContext(architectures, written, stopAfterPauses);
    points.forEach((name, list) -> next.points.put(name, new ArrayList<>(list)));
    next.marks.addAll(marks);
    return next;
  }

  @Override
  public String step() {
    return "gan";
  }

  @Override
  public long seed() {
    return 11;
  }

  @Override
  public RunInfo run() {
    return new RunInfo("run", "test", "", 7, Instant.EPOCH, Map.of());
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public void metric(String curve, double x, double value) {
    points.computeIfAbsent(curve, name -> new ArrayList<>()).add(new double[] {x, value});
  }

  @Override
  public void mark(double x, String label) {
    marks.add(new Series.Mark(x, label));
  }

  @Override
  public Series curves() {
    List<Series.Curve> curves = new ArrayList<>();
    points.forEach(
        (name, list) ->
            curves.add(
                new Series.Curve(
                    name, list.stream().mapToDouble(point -> point[0]).toArray(), list.stream().mapToDouble(point -> point[1]).toArray())));
    return new Series(curves, marks);
  }

  @Override
  public void progress(long done, long total, String unit) {
    pauses++;
  }

  @Override
  public void log(String sentence) {
    log.add(sentence);
  }

  @Override
  public void publish(String port, Object value) {
    published.put(port, value);
  }

  @Override
  public Optional<Checkpoint> restored() {
    return restored.isEmpty() ? Optional.empty() : Optional.of(part -> open(part));
  }

  private InputStream open(String part) {
    return new ByteArrayInputStream(restored.get(part));
  }

  @Override
  public boolean checkpointDue() {
    return cancelled();
  }

  @Override
  public void checkpoint(Checkpoint.Body body) throws IOException {
    Map<String, ByteArrayOutputStream> parts = new LinkedHashMap<>();
    body.write(part -> parts.computeIfAbsent(part, name -> new ByteArrayOutputStream()));
    parts.forEach((name, bytes) -> written.put(name, bytes.toByteArray()));
  }

  @Override
  public boolean cancelled() {
    return pauses >= stopAfter;
  }

  @Override
  public Path scratch() {
    throw new UnsupportedOperationException("no scratch folder here");
  }

  @Override
  public Arena arena() {
    return arena;
  }

  @Override
  public Path file(String path) {
    return Path.of(path);
  }

  @Override
  public <T> T use(Class<T> type, String id) {
    GanArchitecture architecture = architectures.get(id);
    if (architecture == null) {
      throw new InputException("there is no " + type.getSimpleName() + " '" + id + "'");
    }
    return type.cast(architecture);
  }
}
