package org.ganglion.data.table;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.RunContext;

/** Rows of a database's result as columns. */
public final class ResultTable {
  private static final Set<Integer> NUMBERS =
      Set.of(Types.BIT, Types.BOOLEAN, Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.REAL, Types.FLOAT, Types.DOUBLE,
      Types.NUMERIC, Types.DECIMAL);
  private static final int ROWS_BETWEEN_REPORTS = 10_000;

  private ResultTable() {}

  /**
   * Reads to the end.
   *
   * @throws InputException when there are more rows than allowed, none, or two columns of one name
   */
  public static Table read(ResultSet rows, int most, RunContext context) throws SQLException {
    ResultSetMetaData about = rows.getMetaData();
    List<Builder> columns = new ArrayList<>();
    for (int c = 1; c <= about.getColumnCount(); c++) {
      String name = about.getColumnLabel(c);
      if (columns.stream().anyMatch(column -> column.name.equals(name))) {
        throw new InputException("query: two columns are named '" + name + "'; give one another name with AS");
      }
      columns.add(new Builder(name, NUMBERS.contains(about.getColumnType(c))));
    }
    int count = 0;
    while (rows.next()) {
      if (count == most) {
        throw new InputException("query: it gives more than " + most + " rows; raise mostRows, or ask for less");
      }
      for (int c = 0; c < columns.size(); c++) {
        columns.get(c).add(rows, c + 1, count);
      }
      count++;
      if (count % ROWS_BETWEEN_REPORTS == 0) {
        context.progress(count, 0, "rows");
        context.checkCancelled();
      }
    }
    if (count == 0) {
      throw new InputException("query: it gives no row");
    }
    int length = count;
    return new Table(columns.stream().map(column -> column.build(length)).toList());
  }

  private static final class Builder {
    private final String name;
    private final boolean numeric;
    private double[] numbers = new double[0];
    private final List<String> words = new ArrayList<>();

    Builder(String name, boolean numeric) {
      this.name = name;
      this.numeric = numeric;
    }

    void add(ResultSet rows, int column, int row) throws SQLException {
      if (!numeric) {
        String text = rows.getString(column);
        words.add(text == null ? "" : text);
        return;
      }
      if (row == numbers.length) {
        numbers = Arrays.copyOf(numbers, Math.max(1000, row + row / 2));
      }
      double value = rows.getDouble(column);
      numbers[row] = rows.wasNull() ? Double.NaN : value;
    }

    Table.Column build(int length) {
      return numeric ? new Table.Numbers(name, Arrays.copyOf(numbers, length)) : new Table.Words(name, words);
    }
  }
}
