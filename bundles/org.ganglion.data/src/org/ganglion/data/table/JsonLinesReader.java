package org.ganglion.data.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.operator.InputException;
import org.ganglion.kit.json.Json;

/** Reads a file with a JSON object on each line. Nested objects become columns {@code outer.inner}; lists are kept as their text. */
public final class JsonLinesReader {
  private final Path file;
  private final Map<String, List<Object>> columns = new LinkedHashMap<>();
  private int rows;

  private JsonLinesReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws InputException when it is missing, empty, or a line is no object, naming the line
   */
  public static Table read(Path file) throws IOException {
    JsonLinesReader reader = new JsonLinesReader(file);
    try (BufferedReader lines = TextFile.open(file)) {
      int number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          reader.row(number, line);
        }
        number++;
      }
    } catch (CharacterCodingException e) {
      throw TextFile.notText(file);
    }
    if (reader.rows == 0) {
      throw new InputException(file + ": it is empty");
    }
    return reader.table();
  }

  private void row(int number, String line) {
    try {
      put("", Json.readObject(line));
      rows++;
    } catch (IOException e) {
      throw new InputException(file + ", line " + number + ": " + e.getMessage().replace(" (line 1)", ""), e);
    }
  }

  private void put(String prefix, Map<String, Object> object) {
    object.forEach((name, value) -> {
      if (value instanceof Map<?, ?> nested) {
        Map<String, Object> inner = new LinkedHashMap<>();
        nested.forEach((key, each) -> inner.put(key.toString(), each));
        put(prefix + name + ".", inner);
      } else {
        List<Object> column = columns.computeIfAbsent(prefix + name, key -> new ArrayList<>());
        fill(column, rows);
        column.add(value);
      }
    });
  }

  /** Rows before this one did not have the column. */
  private static void fill(List<Object> column, int length) {
    while (column.size() < length) {
      column.add(null);
    }
  }

  private Table table() {
    List<Table.Column> result = new ArrayList<>();
    columns.forEach((name, values) -> {
      fill(values, rows);
      boolean numbers = values.stream().allMatch(value -> value == null || value instanceof Number || value instanceof Boolean)
          && values.stream().anyMatch(value -> value != null);
      result.add(numbers
          ? new Table.Numbers(name, values.stream().mapToDouble(JsonLinesReader::number).toArray())
          : new Table.Words(name, Arrays.asList(values.stream().map(JsonLinesReader::text).toArray(String[]::new))));
    });
    return new Table(result);
  }

  private static double number(Object value) {
    return value == null ? Double.NaN : value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).doubleValue();
  }

  private static String text(Object value) {
    return value == null ? "" : value instanceof List<?> ? Json.write(value) : value.toString();
  }
}
