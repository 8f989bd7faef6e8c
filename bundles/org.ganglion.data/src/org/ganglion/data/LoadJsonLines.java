package org.ganglion.data;

import java.io.IOException;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Help;
import org.ganglion.api.operator.ExternalFile;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.data.table.JsonLinesReader;
import org.osgi.service.component.annotations.Component;

/** Reads a table of JSON objects, one a line. */
@Component(service = Operator.class)
@OperatorInfo(id = "data.json-lines", version = "1.0", summary = "Reads a file of JSON objects, one a line, as a table")
public final class LoadJsonLines implements Operator<LoadJsonLines.In, LoadJsonLines.Params, LoadJsonLines.Out> {
  /** Nothing: it all comes from a file. */
  public record In() {}

  /** Which file. */
  public record Params(@ExternalFile @Help("file of JSON objects, one a line, in UTF-8") String file) {}

  /** The table. */
  public record Out(@Port("a column for each name; nested names are joined by a point, true is 1 and false 0") Table table) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    Table table = JsonLinesReader.read(context.file(params.file()));
    context.log(table.rows() + " rows, " + table.columns().size() + " columns");
    return new Out(table);
  }
}
