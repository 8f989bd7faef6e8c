package org.ganglion.workflow.codec;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.ganglion.api.artifact.ArtifactCodec;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.operator.Provides;
import org.ganglion.kit.json.Json;
import org.osgi.service.component.annotations.Component;

/** A table as {@code table.csv} with a header line; {@code schema.json} says which columns are numbers. A missing number is an empty field. */
@Component(service = ArtifactCodec.class)
@Provides(id = "ganglion:table/1", summary = "A table as CSV")
public final class TableCodec implements ArtifactCodec<Table> {
  static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  @Override
  public Class<Table> javaType() {
    return Table.class;
  }

  @Override
  public void write(Table table, Path folder) throws IOException {
    List<Object> columns = new ArrayList<>();
    for (Table.Column column : table.columns()) {
      Map<String, Object> about = new LinkedHashMap<>();
      about.put("name", column.name());
      about.put("type", column instanceof Table.Numbers ? "number" : "text");
      columns.add(about);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("rows", table.rows());
    schema.put("columns", columns);
    Files.writeString(folder.resolve("schema.json"), Json.pretty(schema));
    try (Writer writer = Files.newBufferedWriter(folder.resolve("table.csv"));
        CSVPrinter csv = new CSVPrinter(writer, FORMAT)) {
      csv.printRecord(table.columns().stream().map(Table.Column::name).toList());
      Object[] row = new Object[table.columns().size()];
      for (int i = 0; i < table.rows(); i++) {
        for (int j = 0; j < row.length; j++) {
          row[j] = field(table.columns().get(j), i);
        }
        csv.printRecord(row);
      }
    }
  }

  private static String field(Table.Column column, int row) {
    return switch (column) {
      case Table.Numbers numbers -> Double.isNaN(numbers.values()[row]) ? "" : Double.toString(numbers.values()[row]);
      case Table.Words words -> words.values().get(row);
    };
  }

  @Override
  public Table read(Path folder) throws IOException {
    Map<String, Object> schema = Json.readObject(Files.readString(folder.resolve("schema.json")));
    int rows = ((Number) schema.get("rows")).intValue();
    List<?> columns = (List<?>) schema.get("columns");
    if (columns.isEmpty()) {
      return new Table(List.of());
    }
    String[][] fields = new String[columns.size()][rows];
    try (Reader reader = Files.newBufferedReader(folder.resolve("table.csv"));
        CSVParser csv = FORMAT.parse(reader)) {
      int line = -1;
      for (CSVRecord record : csv) {
        if (record.size() != fields.length || line >= rows) {
          throw new IOException(folder.resolve("table.csv") + " does not fit schema.json in record " + record.getRecordNumber());
        }
        for (int j = 0; line >= 0 && j < fields.length; j++) {
          fields[j][line] = record.get(j);
        }
        line++;
      }
      if (line != rows) {
        throw new IOException(folder.resolve("table.csv") + " has " + line + " rows, schema.json says " + rows);
      }
    }
    List<Table.Column> result = new ArrayList<>();
    for (int j = 0; j < fields.length; j++) {
      Map<?, ?> about = (Map<?, ?>) columns.get(j);
      String name = about.get("name").toString();
      result.add("number".equals(about.get("type")) ? new Table.Numbers(name, numbers(fields[j])) : new Table.Words(name, List.of(fields[j])));
    }
    return new Table(result);
  }

  private static double[] numbers(String[] fields) {
    return Arrays.stream(fields).mapToDouble(field -> field.isEmpty() ? Double.NaN : Double.parseDouble(field)).toArray();
  }
}
