package org.ganglion.experiments.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Shape;
import org.ganglion.kit.training.ArraySamples;
import org.ganglion.kit.training.Samples;

/**
 * Rows in three parts that never mix; rows of equal inputs stay together. A column of words is told as a class, one of numbers as a number; all other
 * columns are numbers and inputs. Mean and deviation are those of the rows that are learnt from.
 */
final class TableMaterial {
  private final List<Table.Numbers> inputs = new ArrayList<>();
  private final Table.Column target;
  private final List<String> classes;
  private final int[][] parts;
  private final double[] means;
  private final double[] deviations;

  TableMaterial(Table table, String name, Material.Shares shares, long seed) {
    target = table.column(name).orElseThrow(() -> new InputException(
        "target: the table has no column '" + name + "'; " + Names.offer(name, table.columns().stream().map(Table.Column::name).toList())));
    for (Table.Column column : table.columns()) {
      if (!column.name().equals(name)) {
        inputs.add(numbers(column));
      }
    }
    if (inputs.isEmpty()) {
      throw new InputException("table: there is no column beside '" + name + "' to tell it from");
    }
    classes = target instanceof Table.Words words ? words.values().stream().distinct().sorted().toList() : List.of();
    List<List<Double>> keys = IntStream.range(0, table.rows()).mapToObj(row -> inputs.stream().map(column -> column.values()[row]).toList()).toList();
    int[] sizes = {(int) Math.round(table.rows() * shares.choice()), (int) Math.round(table.rows() * shares.validation())};
    parts = Copies.apart(keys, sizes, RandomStream.of(seed, "parts"));
    List<Table.Numbers> all = new ArrayList<>(inputs);
    if (classes.isEmpty()) {
      all.add(numbers(target));
    }
    means = all.stream().mapToDouble(column -> mean(column.values())).toArray();
    deviations = IntStream.range(0, all.size()).mapToDouble(c -> deviation(all.get(c).values(), means[c])).toArray();
  }

  private static Table.Numbers numbers(Table.Column column) {
    if (!(column instanceof Table.Numbers numbers)) {
      throw new InputException("table: column '" + column.name() + "' holds words; data.prepare-table makes numbers of them, or removes it");
    }
    for (int row = 0; row < numbers.size(); row++) {
      if (!Double.isFinite(numbers.values()[row])) {
        throw new InputException("table: column '" + column.name() + "' has no number in row " + (row + 1)
            + "; data.prepare-table fills or drops what is missing");
      }
    }
    return numbers;
  }

  private double mean(double[] values) {
    return Arrays.stream(parts[2]).mapToDouble(row -> values[row]).average().orElse(0);
  }

  private double deviation(double[] values, double mean) {
    double variance = Arrays.stream(parts[2]).mapToDouble(row -> Math.pow(values[row] - mean, 2)).average().orElse(0);
    return variance > 0 ? Math.sqrt(variance) : 1;
  }

  Material material() {
    return new Material(samples(parts[2]), samples(parts[1]), samples(parts[0]), Math.max(1, classes.size()), classes.isEmpty() ? Measure.VARIANCE
        : Measure.ACCURACY, "rows");
  }

  private Samples samples(int[] rows) {
    float[][] values = new float[rows.length][inputs.size()];
    float[][] targets = new float[rows.length][Math.max(1, classes.size())];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < inputs.size(); c++) {
        values[i][c] = (float) ((inputs.get(c).values()[rows[i]] - means[c]) / deviations[c]);
      }
      if (target instanceof Table.Words words) {
        targets[i][classes.indexOf(words.values().get(rows[i]))] = 1;
      } else {
        targets[i][0] = (float) ((((Table.Numbers) target).values()[rows[i]] - means[inputs.size()]) / deviations[inputs.size()]);
      }
    }
    return new ArraySamples(Shape.of(inputs.size()), Shape.of(targets.length == 0 ? 1 : targets[0].length), values, targets);
  }

  /** What users of the model must know, in the words of train.regressor. */
  Map<String, String> about() {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("kind", classes.isEmpty() ? "regressor" : "classifier");
    about.put("inputs", String.join("\n", inputs.stream().map(Table.Numbers::name).toList()));
    about.put(classes.isEmpty() ? "targets" : "classes", classes.isEmpty() ? target.name() : String.join("\n", classes));
    about.put("means", String.join("\n", Arrays.stream(means).mapToObj(Double::toString).toList()));
    about.put("deviations", String.join("\n", Arrays.stream(deviations).mapToObj(Double::toString).toList()));
    return about;
  }
}
