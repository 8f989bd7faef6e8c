package org.ganglion.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.run.RunInfo;
import org.ganglion.api.tensor.Arena;

/** A step's context in memory, for unit tests of operators: it keeps curves, log and checkpoints, and can stop the step and go on from there. */
public final class TestRunContext implements RunContext {
  private final Arena arena = new TestCore().arena();
  private final Map<String, List<double[]>> points = new LinkedHashMap<>();
  private final List<Series.Mark> marks = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private final Map<String, Object> published = new LinkedHashMap<>();
  private final Map<String, byte[]> written = new LinkedHashMap<>();
  private final Map<String, Object> services = new LinkedHashMap<>();
  private final Map<String, byte[]> restored;
  private final long seed;
  private int threads = 1;
  private Path folder;
  private Path home;
  private long pauses;
  private long stopAfter = Long.MAX_VALUE;

  /** A context of a seed, with one thread and without services. */
  public TestRunContext(long seed) {
    this(seed, Map.of());
  }

  private TestRunContext(long seed, Map<String, byte[]> restored) {
    this.seed = seed;
    this.restored = restored;
  }

  /** Offers a service of another plug-in. */
  public <T> TestRunContext offer(Class<T> type, String id, T service) {
    services.put(key(type, id), service);
    return this;
  }

  /** Sets the number of threads. */
  public TestRunContext withThreads(int number) {
    threads = number;
    return this;
  }

  /** Sets the folder at which relative paths start. */
  public TestRunContext in(Path start) {
    folder = start;
    return this;
  }

  /** Sets the state folder. */
  public TestRunContext inHome(Path state) {
    home = state;
    return this;
  }

  /** Asks for a checkpoint and stops the step at its n-th report of progress. */
  public TestRunContext stoppingAfter(long reports) {
    stopAfter = reports;
    return this;
  }

  /** The context of the resumed step: this one's checkpoint, curves and services; it does not stop. */
  public TestRunContext next() {
    TestRunContext next = new TestRunContext(seed, Map.copyOf(written));
    points.forEach((name, list) -> next.points.put(name, new ArrayList<>(list)));
    next.marks.addAll(marks);
    next.services.putAll(services);
    next.threads = threads;
    next.folder = folder;
    next.home = home;
    return next;
  }

  private static String key(Class<?> type, String id) {
    return type.getName() + " " + id;
  }

  /** What the step said. */
  public List<String> log() {
    return log;
  }

  /** What the step published, by port. */
  public Map<String, Object> published() {
    return published;
  }

  @Override
  public String step() {
    return "step";
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public RunInfo run() {
    return new RunInfo("run", "test", "", seed, Instant.EPOCH, Map.of());
  }

  @Override
  public int threads() {
    return threads;
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
    points.forEach((name, list) -> curves.add(new Series.Curve(name, coordinate(list, 0), coordinate(list, 1))));
    return new Series(curves, marks);
  }

  private static double[] coordinate(List<double[]> list, int axis) {
    return list.stream().mapToDouble(point -> point[axis]).toArray();
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
    return restored.isEmpty() ? Optional.empty() : Optional.of(part -> {
      if (!restored.containsKey(part)) {
        throw new NoSuchFileException(part);
      }
      return new ByteArrayInputStream(restored.get(part));
    });
  }

  @Override
  public boolean checkpointDue() {
    return cancelled();
  }

  @Override
  public void checkpoint(Checkpoint.Body body) throws IOException {
    Map<String, ByteArrayOutputStream> parts = new LinkedHashMap<>();
    body.write(part -> parts.computeIfAbsent(part, name -> new ByteArrayOutputStream()));
    written.clear();
    parts.forEach((name, bytes) -> written.put(name, bytes.toByteArray()));
  }

  @Override
  public boolean cancelled() {
    return pauses >= stopAfter;
  }

  @Override
  public Path home() {
    return home;
  }

  @Override
  public Path scratch() throws IOException {
    return Files.createTempDirectory("scratch");
  }

  @Override
  public Arena arena() {
    return arena;
  }

  @Override
  public Path file(String path) {
    return folder == null ? Path.of(path) : folder.resolve(path).normalize();
  }

  @Override
  public <T> T use(Class<T> type, String id) {
    Object service = services.get(key(type, id));
    if (!type.isInstance(service)) {
      throw new InputException("there is no " + type.getSimpleName() + " '" + id + "'");
    }
    return type.cast(service);
  }
}
