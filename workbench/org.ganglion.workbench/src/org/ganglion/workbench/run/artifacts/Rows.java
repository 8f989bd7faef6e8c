package org.ganglion.workbench.run.artifacts;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The first rows of a CSV file with a header line. */
record Rows(List<String> header, List<List<String>> rows) {
  private static final int LOOKED_AT = 50;

  static Rows read(Path file, int most) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String first = lines.readLine();
      List<List<String>> rows = new ArrayList<>();
      for (String line = lines.readLine(); line != null && rows.size() < most; line = lines.readLine()) {
        rows.add(Csv.cells(line));
      }
      return new Rows(first == null ? List.of() : Csv.cells(first), rows);
    }
  }

  /** Whether there is a column, and its beginning holds numbers alone. */
  boolean numeric(String column) {
    return header.contains(column) && !rows.isEmpty() && rows.stream().limit(LOOKED_AT)
        .allMatch(row -> !Double.isNaN(number(row, column)) || cell(row, column).isEmpty());
  }

  /** Characters of the longest value in the beginning of a column. */
  int longest(String column) {
    return Math.max(column.length(), rows.stream().limit(LOOKED_AT).mapToInt(row -> cell(row, column).length()).max().orElse(0));
  }

  String cell(List<String> row, String column) {
    int at = header.indexOf(column);
    return at >= 0 && at < row.size() ? row.get(at) : "";
  }

  /** A number, or NaN where there is none. */
  double number(List<String> row, String column) {
    try {
      return Double.parseDouble(cell(row, column));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** All numbers of a column in a stretch of rows. */
  double[] numbers(String column, int from, int to) {
    return rows.subList(from, to).stream().mapToDouble(row -> number(row, column)).toArray();
  }
}
