package org.ganglion.data.prepare;

import java.util.Arrays;
import java.util.List;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.InputException;

/** Rows of tables, and columns by name. */
public final class Rows {
  private Rows() {}

  /** The rows at some positions, in their order; a position may come twice. */
  public static Table select(Table table, int[] rows) {
    return new Table(table.columns().stream().map(column -> select(column, rows)).toList());
  }

  private static Table.Column select(Table.Column column, int[] rows) {
    return switch (column) {
      case Table.Numbers numbers -> new Table.Numbers(numbers.name(), Arrays.stream(rows).mapToDouble(row -> numbers.values()[row]).toArray());
      case Table.Words words -> new Table.Words(words.name(), Arrays.stream(rows).mapToObj(words.values()::get).toList());
    };
  }

  /**
   * A column that a parameter names.
   *
   * @throws InputException when there is none; the nearest is offered
   */
  public static Table.Column column(Table table, String parameter, String name) {
    List<String> names = table.columns().stream().map(Table.Column::name).toList();
    return table.column(name)
        .orElseThrow(() -> new InputException(parameter + ": the table has no column '" + name + "'; " + Names.offer(name, names)));
  }

  /** What stands in a cell, as text: equal text means equal values. */
  public static String text(Table.Column column, int row) {
    return switch (column) {
      case Table.Numbers numbers -> Double.toString(numbers.values()[row] + 0.0);
      case Table.Words words -> words.values().get(row);
    };
  }

  /** A whole row as text. */
  public static String text(Table table, int row) {
    StringBuilder text = new StringBuilder();
    table.columns().forEach(column -> text.append(text(column, row)).append('\u001f'));
    return text.toString();
  }
}
