package org.ganglion.training.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ganglion.api.artifact.Table;

/** How often each class was taken for which: rows are what is, columns what was said. */
public final class Confusion {
  private final List<String> classes;
  private final int[][] counts;

  public Confusion(List<String> classes, int[] known, int[] predicted) {
    this.classes = List.copyOf(classes);
    this.counts = new int[classes.size()][classes.size()];
    for (int i = 0; i < known.length; i++) {
      counts[known[i]][predicted[i]]++;
    }
  }

  /** Share of a class's samples that were found; NaN where there is none. */
  public double recall(int c) {
    return (double) counts[c][c] / Arrays.stream(counts[c]).sum();
  }

  /** Share of right ones among those said to be of a class; NaN where it was never said. */
  public double precision(int c) {
    return (double) counts[c][c] / Arrays.stream(counts).mapToInt(row -> row[c]).sum();
  }

  /** One row for each class: counts by what was said, recall, precision. */
  public Table table() {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(new Table.Words("class", classes));
    for (int said = 0; said < counts.length; said++) {
      int column = said;
      columns.add(new Table.Numbers("said " + classes.get(said), Arrays.stream(counts).mapToDouble(row -> row[column]).toArray()));
    }
    columns.add(numbers("recall", true));
    columns.add(numbers("precision", false));
    return new Table(columns);
  }

  private Table.Numbers numbers(String name, boolean recall) {
    double[] values = new double[counts.length];
    Arrays.setAll(values, c -> recall ? recall(c) : precision(c));
    return new Table.Numbers(name, values);
  }
}
