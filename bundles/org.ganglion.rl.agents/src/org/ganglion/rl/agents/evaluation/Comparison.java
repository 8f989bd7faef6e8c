package org.ganglion.rl.agents.evaluation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.kit.statistics.Interval;

/** What several trainings of several variants came to. */
public final class Comparison {
  private final List<Result> results = new ArrayList<>();

  /**
   * One training.
   *
   * @param steps that it made
   * @param score mean return of the evaluation at its end
   * @param stepsToThreshold steps after which the mean return first reached the threshold; NaN where it never did
   * @param x steps of the learning curve
   * @param y its returns
   */
  record Result(String variant, int seed, long steps, double score, double stepsToThreshold, double seconds, double[] x, double[] y) {}

  /** Takes a training in. */
  public void add(String variant, int seed, long steps, double score, double threshold, double seconds, Series curves) {
    // Evaluations on the way tell better than returns while learning, which explore and lag behind.
    Series.Curve curve = curves.curve("return in evaluation").or(() -> curves.curve("return while learning"))
        .orElse(new Series.Curve("", new double[0], new double[0]));
    double reached = Double.NaN;
    for (int i = curve.x().length - 1; i >= 0; i--) {
      reached = curve.y()[i] >= threshold ? curve.x()[i] : reached;
    }
    results.add(new Result(variant, seed, steps, score, reached, seconds, curve.x(), curve.y()));
  }

  /** Trainings so far. */
  public int size() {
    return results.size();
  }

  /** A line for each variant. */
  public List<Map<String, Object>> summary(double threshold) {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (String variant : variants()) {
      List<Result> own = of(variant);
      double[] scores = own.stream().mapToDouble(Result::score).toArray();
      Interval interval = InterquartileMean.interval(scores, 0);
      double[] reached = own.stream().mapToDouble(Result::stepsToThreshold).filter(Double::isFinite).sorted().toArray();
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("variant", variant);
      line.put("interquartileMean", interval.value());
      line.put("low", interval.low());
      line.put("high", interval.high());
      line.put("least", java.util.Arrays.stream(scores).min().orElse(Double.NaN));
      line.put("seeds", own.size());
      if (Double.isFinite(threshold)) {
        line.put("reachedThreshold", java.util.Arrays.stream(scores).filter(score -> score >= threshold).count());
        line.put("medianStepsToThreshold", reached.length == 0 ? Double.NaN : reached[reached.length / 2]);
      }
      line.put("stepsEach", own.get(0).steps());
      line.put("secondsEach", own.stream().mapToDouble(Result::seconds).average().orElse(Double.NaN));
      lines.add(line);
    }
    return lines;
  }

  private List<String> variants() {
    return results.stream().map(Result::variant).distinct().toList();
  }

  private List<Result> of(String variant) {
    return results.stream().filter(result -> result.variant().equals(variant)).toList();
  }

  /** A row for each training. */
  public Table table() {
    return new Table(List.of(
        new Table.Words("variant", results.stream().map(Result::variant).toList()),
        new Table.Numbers("seed", results.stream().mapToDouble(Result::seed).toArray()),
        new Table.Numbers("steps", results.stream().mapToDouble(Result::steps).toArray()),
        new Table.Numbers("score", results.stream().mapToDouble(Result::score).toArray()),
        new Table.Numbers("steps to threshold", results.stream().mapToDouble(Result::stepsToThreshold).toArray()),
        new Table.Numbers("seconds", results.stream().mapToDouble(Result::seconds).toArray())));
  }

  /** The interquartile mean of the learning curves of each variant, as far as all its curves reach. */
  public Series curves() {
    List<Series.Curve> curves = new ArrayList<>();
    for (String variant : variants()) {
      List<Result> own = of(variant);
      int length = own.stream().mapToInt(result -> result.x().length).min().orElse(0);
      double[] x = java.util.Arrays.copyOf(own.get(0).x(), length);
      double[] y = new double[length];
      for (int i = 0; i < length; i++) {
        int at = i;
        y[i] = InterquartileMean.of(own.stream().mapToDouble(result -> result.y()[at]).toArray());
      }
      curves.add(new Series.Curve("return/" + variant, x, y));
    }
    return new Series(curves, List.of());
  }

  /** Writes the trainings that are over. */
  public void write(Checkpoint.Parts parts) throws IOException {
    try (DataOutputStream out = new DataOutputStream(parts.create("comparison"))) {
      out.writeInt(results.size());
      for (Result result : results) {
        out.writeUTF(result.variant());
        out.writeInt(result.seed());
        out.writeLong(result.steps());
        out.writeDouble(result.score());
        out.writeDouble(result.stepsToThreshold());
        out.writeDouble(result.seconds());
        out.writeInt(result.x().length);
        for (int i = 0; i < result.x().length; i++) {
          out.writeDouble(result.x()[i]);
          out.writeDouble(result.y()[i]);
        }
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Comparison read(Checkpoint checkpoint) throws IOException {
    Comparison comparison = new Comparison();
    try (DataInputStream in = new DataInputStream(checkpoint.open("comparison"))) {
      for (int left = in.readInt(); left > 0; left--) {
        String variant = in.readUTF();
        int seed = in.readInt();
        long steps = in.readLong();
        double score = in.readDouble();
        double reached = in.readDouble();
        double seconds = in.readDouble();
        double[] x = new double[in.readInt()];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
          x[i] = in.readDouble();
          y[i] = in.readDouble();
        }
        comparison.results.add(new Result(variant, seed, steps, score, reached, seconds, x, y));
      }
    }
    return comparison;
  }
}
