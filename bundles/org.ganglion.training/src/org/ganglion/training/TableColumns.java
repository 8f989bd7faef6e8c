package org.ganglion.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.tensor.Shape;
import org.ganglion.kit.training.ArraySamples;
import org.ganglion.kit.training.Samples;

/**
 * Which columns of a table are looked at and which are to be told, and how their values enter: {@code (x − mean) / deviation}, with mean and
 * deviation of what was learnt from.
 */
record TableColumns(List<String> inputs, List<String> targets, double[] means, double[] deviations) {
  /** Columns of a table to learn from: all numbers but the targets are inputs. */
  static TableColumns fitted(Table table, List<String> targets) {
    List<String> inputs = new ArrayList<>();
    for (Table.Column column : table.columns()) {
      if (column instanceof Table.Numbers && !targets.contains(column.name())) {
        inputs.add(column.name());
      }
    }
    if (inputs.isEmpty()) {
      throw new InputException("table: there is no column of numbers besides the targets " + targets + " to learn from");
    }
    List<String> all = new ArrayList<>(inputs);
    all.addAll(targets);
    double[] means = new double[all.size()];
    double[] deviations = new double[all.size()];
    for (int c = 0; c < all.size(); c++) {
      double[] values = values(table, all.get(c));
      double mean = Arrays.stream(values).average().orElse(0);
      double variance = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElse(0);
      means[c] = mean;
      deviations[c] = variance > 0 ? Math.sqrt(variance) : 1;
    }
    return new TableColumns(inputs, List.copyOf(targets), means, deviations);
  }

  /** The rows as samples. */
  Samples samples(Table table) {
    return new ArraySamples(Shape.of(inputs.size()), Shape.of(targets.size()), rows(table, inputs, 0), rows(table, targets, inputs.size()));
  }

  private float[][] rows(Table table, List<String> names, int from) {
    float[][] rows = new float[table.rows()][names.size()];
    for (int c = 0; c < names.size(); c++) {
      double[] values = values(table, names.get(c));
      for (int row = 0; row < rows.length; row++) {
        rows[row][c] = (float) ((values[row] - means[from + c]) / deviations[from + c]);
      }
    }
    return rows;
  }

  private static double[] values(Table table, String name) {
    Table.Column column = table.column(name).orElseThrow(() -> new InputException(
        "table: there is no column '" + name + "', " + Names.offer(name, table.columns().stream().map(Table.Column::name).toList())));
    if (!(column instanceof Table.Numbers numbers)) {
      throw new InputException("table: column '" + name + "' holds words; a network takes numbers");
    }
    for (int row = 0; row < numbers.values().length; row++) {
      if (!Double.isFinite(numbers.values()[row])) {
        throw new InputException("table: column '" + name + "' has no number in row " + (row + 1) + "; fill or drop missing values first");
      }
    }
    return numbers.values();
  }

  /** As facts of a model; input columns first, then targets. */
  Map<String, String> about() {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("kind", "regressor");
    about.put("inputs", String.join("\n", inputs));
    about.put("targets", String.join("\n", targets));
    about.put("means", lines(means));
    about.put("deviations", lines(deviations));
    return about;
  }

  private static String lines(double[] values) {
    return String.join("\n", Arrays.stream(values).mapToObj(Double::toString).toList());
  }
}
