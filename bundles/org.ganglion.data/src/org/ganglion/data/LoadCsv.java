package org.ganglion.data;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.ExternalFile;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.data.table.CellType;
import org.ganglion.data.table.CsvReader;
import org.osgi.service.component.annotations.Component;

/** Reads a table of comma-separated values (RFC 4180), or separated otherwise. */
@Component(service = Operator.class)
@OperatorInfo(id = "data.csv", version = "1.1", summary = "Reads a CSV file; separator and types of columns are found out")
public final class LoadCsv implements Operator<LoadCsv.In, LoadCsv.Params, LoadCsv.Out> {
  /** Nothing: it all comes from a file. */
  public record In() {}

  /** Which file, and how to read it. */
  public record Params(
      @ExternalFile @Help("CSV file in UTF-8") String file,
      @Help("one character between cells, or tab; found out of comma, semicolon and tab when left out") Optional<String> separator,
      @Default("true") @Help("whether the first line names the columns") boolean header,
      @Help("whether 1,5 is one and a half, as in many languages; found out for each column when left out") Optional<Boolean> decimalComma,
      @Default("[]") @Help("what stands for a missing value, beside an empty cell, NA, NaN and null") List<String> missing,
      @Default("{}") @Help("columns whose type shall not be found out: numbers or words by name") Map<String, CellType> types,
      @Default("[]") @Help("columns to read, all when empty") List<String> columns,
      @Default("1") @Min(1) @Help("of so many rows one is read: for a first look at a large file") int every) {}

  /** The table. */
  public record Out(@Port("numbers where every cell of a column is one (missing ones NaN), else words") Table table) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    CsvReader reader =
        new CsvReader(params.separator(), params.header(), params.decimalComma(), params.missing(), params.types(), params.columns(), params.every());
    CsvReader.Reading reading = reader.read(context.file(params.file()));
    Table table = reading.table();
    long numbers = table.columns().stream().filter(Table.Numbers.class::isInstance).count();
    context.log(table.rows() + " rows, " + numbers + " columns of numbers, " + (table.columns().size() - numbers) + " of words");
    reading.notes().forEach(context::log);
    return new Out(table);
  }
}
