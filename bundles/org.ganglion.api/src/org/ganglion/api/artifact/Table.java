package org.ganglion.api.artifact;

import java.util.List;
import java.util.Optional;

/** Columns of one length. Written as {@code table.csv} with a header line, and {@code schema.json}. */
@ArtifactType("ganglion:table/1")
public record Table(List<Column> columns) {
  public Table {
    columns = List.copyOf(columns);
    long lengths = columns.stream().mapToInt(Column::size).distinct().count();
    if (lengths > 1) {
      throw new IllegalArgumentException("columns of one table must have one length");
    }
  }

  /** Number of rows. */
  public int rows() {
    return columns.isEmpty() ? 0 : columns.get(0).size();
  }

  /** The column of a name. */
  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** A named column. */
  public sealed interface Column {
    String name();

    int size();
  }

  /** Numbers; NaN where a value is missing. */
  public record Numbers(String name, double[] values) implements Column {
    @Override
    public int size() {
      return values.length;
    }
  }

  /** Words or text; empty where a value is missing. */
  public record Words(String name, List<String> values) implements Column {
    @Override
    public int size() {
      return values.size();
    }
  }
}
