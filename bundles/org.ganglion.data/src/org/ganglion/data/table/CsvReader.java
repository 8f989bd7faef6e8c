package org.ganglion.data.table;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.InputException;

/** Reads a CSV file into columns. Errors name the file, the line as an editor counts it, and the column. */
public record CsvReader(Optional<String> separator, boolean header, boolean decimalComma, List<String> missing, Map<String, CellType> types) {
  /**
   * Reads a file.
   *
   * @throws InputException when it is missing, empty, ragged, not UTF-8, or a cell is not of the type that its column was given
   */
  public Table read(Path file) throws IOException {
    String text = TextFile.read(file);
    CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(Separator.of(separator, text)).setIgnoreEmptyLines(true).get();
    List<List<String>> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      long line = 1;
      for (CSVRecord row : parser) {
        rows.add(List.of(row.values()));
        lines.add(line);
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException | IOException e) {
      throw new InputException(file + (lines.isEmpty() ? "" : ", after line " + lines.get(lines.size() - 1)) + ": it is no CSV: " + cause(e), e);
    }
    return table(file, rows, lines);
  }

  private static String cause(Exception e) {
    Throwable root = e instanceof UncheckedIOException ? e.getCause() : e;
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
  }

  private Table table(Path file, List<List<String>> rows, List<Long> lines) {
    if (rows.isEmpty()) {
      throw new InputException(file + ": it is empty");
    }
    List<String> names = names(file, rows.get(0));
    int first = header ? 1 : 0;
    if (rows.size() == first) {
      throw new InputException(file + ": it names " + names.size() + " columns, and has no row below");
    }
    for (int i = first; i < rows.size(); i++) {
      int cells = rows.get(i).size();
      if (cells != names.size()) {
        throw new InputException(
            file + ", line " + lines.get(i) + ": it has " + cells + " cells, " + (header ? "the header" : "line " + lines.get(0)) + " has " + names.size());
      }
    }
    ColumnReader columns = new ColumnReader(file, lines.subList(first, lines.size()), decimalComma, missing);
    List<Table.Column> read = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      int position = column;
      List<String> cells = rows.subList(first, rows.size()).stream().map(row -> row.get(position)).toList();
      String name = names.get(column);
      read.add(columns.read(name, cells, Optional.ofNullable(types.get(name))));
    }
    return new Table(read);
  }

  private List<String> names(Path file, List<String> first) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      String name = header ? first.get(i).strip() : "column" + (i + 1);
      names.add(name.isEmpty() ? "column" + (i + 1) : name);
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (!seen.add(names.get(i))) {
        throw new InputException(file + ", line 1: two columns are named '" + names.get(i) + "', the second is column " + (i + 1));
      }
    }
    for (String wanted : types.keySet()) {
      if (!seen.contains(wanted)) {
        throw new InputException(file + ": types names a column '" + wanted + "' that is not there; " + Names.offer(wanted, names));
      }
    }
    return names;
  }
}
