package org.ganglion.rl.agents.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.artifact.Table;

/** Whether what was expected came true: expectations in equal steps of probability against the share that succeeded (Murphy and Winkler, 1977). */
public final class Calibration {
  private static final int BINS = 10;

  private final List<Double> expected = new ArrayList<>();
  private final List<Boolean> outcomes = new ArrayList<>();

  /** A try with its expectation. */
  public void add(double probability, boolean success) {
    expected.add(probability);
    outcomes.add(success);
  }

  /** Number of tries. */
  public int count() {
    return expected.size();
  }

  /** Share of successes. */
  public double success() {
    return outcomes.stream().filter(success -> success).count() / (double) count();
  }

  /** Mean expectation. */
  public double expectation() {
    return expected.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /**
   * Mean squared distance of expectation and outcome (Brier, 1950); 0 is perfect, {@code s·(1 − s)} is what knowing the share of successes alone
   * gives.
   */
  public double brier() {
    double sum = 0;
    for (int i = 0; i < count(); i++) {
      double distance = expected.get(i) - (outcomes.get(i) ? 1 : 0);
      sum += distance * distance;
    }
    return sum / count();
  }

  /** Mean distance of expectation and share of successes over the steps, weighted by tries. */
  public double error() {
    double sum = 0;
    for (double[] bin : bins()) {
      sum += bin[0] == 0 ? 0 : Math.abs(bin[1] - bin[2]);
    }
    return sum / count();
  }

  /** For each step: tries, sum of expectations, successes. */
  private double[][] bins() {
    double[][] bins = new double[BINS][3];
    for (int i = 0; i < count(); i++) {
      double[] bin = bins[Math.min(BINS - 1, (int) (expected.get(i) * BINS))];
      bin[0]++;
      bin[1] += expected.get(i);
      bin[2] += outcomes.get(i) ? 1 : 0;
    }
    return bins;
  }

  /** A row for each step that has tries. */
  public Table table() {
    List<double[]> rows = new ArrayList<>();
    for (double[] bin : bins()) {
      if (bin[0] > 0) {
        rows.add(new double[] {bin[0], bin[1] / bin[0], bin[2] / bin[0]});
      }
    }
    List<Table.Column> columns = new ArrayList<>();
    for (Map.Entry<Integer, String> name : List.of(Map.entry(0, "tries"), Map.entry(1, "expected"), Map.entry(2, "succeeded"))) {
      columns.add(new Table.Numbers(name.getValue(), rows.stream().mapToDouble(row -> row[name.getKey()]).toArray()));
    }
    return new Table(columns);
  }

  /** The reliability curve beside that of a perfect map. */
  public Series curve() {
    Table table = table();
    double[] x = ((Table.Numbers) table.column("expected").orElseThrow()).values();
    double[] y = ((Table.Numbers) table.column("succeeded").orElseThrow()).values();
    double[] ends = {0, 1};
    return new Series(List.of(new Series.Curve("share that succeeded/this map", x, y),
        new Series.Curve("share that succeeded/as expected", ends, ends)), List.of());
  }
}
