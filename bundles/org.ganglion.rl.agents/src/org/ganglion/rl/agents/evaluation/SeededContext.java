package org.ganglion.rl.agents.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.run.RunInfo;
import org.ganglion.api.tensor.Arena;

/** One of several trainings within a step: a seed, an arena and curves of its own, everything else the step's. It is not resumed by itself. */
final class SeededContext implements RunContext {
  private final RunContext step;
  private final long seed;
  private final Arena arena;
  private final String name;
  private final Map<String, List<double[]>> points = new LinkedHashMap<>();

  SeededContext(RunContext step, String name, long seed, Arena arena) {
    this.step = step;
    this.name = name;
    this.seed = seed;
    this.arena = arena;
  }

  @Override
  public String step() {
    return step.step();
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public RunInfo run() {
    return step.run();
  }

  @Override
  public int threads() {
    return step.threads();
  }

  @Override
  public void metric(String curve, double x, double value) {
    points.computeIfAbsent(curve, key -> new ArrayList<>()).add(new double[] {x, value});
  }

  @Override
  public void mark(double x, String label) {
    // Marks of one training say nothing about the others.
  }

  @Override
  public Series curves() {
    List<Series.Curve> curves = new ArrayList<>();
    points.forEach((key, list) -> curves.add(new Series.Curve(key, column(list, 0), column(list, 1))));
    return new Series(curves, List.of());
  }

  private static double[] column(List<double[]> rows, int which) {
    return rows.stream().mapToDouble(row -> row[which]).toArray();
  }

  @Override
  public void progress(long done, long total, String unit) {
    // The step counts trainings.
  }

  @Override
  public void log(String sentence) {
    step.log(name + ": " + sentence);
  }

  @Override
  public void publish(String port, Object value) {
    // Ports of one training are none of the step's.
  }

  @Override
  public Optional<Checkpoint> restored() {
    return Optional.empty();
  }

  @Override
  public boolean checkpointDue() {
    return false;
  }

  @Override
  public void checkpoint(Checkpoint.Body body) {
    // What is not finished begins anew.
  }

  @Override
  public boolean cancelled() {
    return step.cancelled();
  }

  @Override
  public Path scratch() throws IOException {
    return step.scratch();
  }

  @Override
  public Arena arena() {
    return arena;
  }

  @Override
  public Path file(String path) {
    return step.file(path);
  }

  @Override
  public <T> T use(Class<T> type, String id) {
    return step.use(type, id);
  }
}
