package org.ganglion.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.data.prepare.Rows;
import org.osgi.service.component.annotations.Component;

/** Closes gaps between rows in order. It looks at neighbouring rows, so it is for series at rest, not a preparation for single rows. */
@Component(service = Operator.class)
@OperatorInfo(id = "data.fill-gaps", version = "1.0",
    summary = "Closes gaps in ordered rows: the last value carried forward, or a straight line between the neighbours")
public final class FillGaps implements Operator<FillGaps.In, FillGaps.Params, FillGaps.Out> {
  /** Rows in order. */
  public record In(@Port("rows in order, of time for instance") Table table) {}

  /** The ways to close a gap. */
  public enum Way {
    /** The last value before: looks back only. */
    FORWARD,
    /** A straight line between the neighbours: looks ahead. */
    LINE
  }

  /** How. */
  public record Params(
      @Default("line") @Help("a straight line between the neighbours looks ahead: with it, no later score may claim to be causal") Way way,
      @Default("1000000") @Min(1) @Help("longer gaps stay open") int longest,
      @Default("[]") @Help("columns to treat, all columns of numbers when empty") List<String> columns) {}

  /** Closed. */
  public record Out(@Port("the rows, gaps closed") Table table, @Port("values put in and gaps left open, by column") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    params.columns().forEach(name -> Rows.column(in.table(), "columns", name));
    List<Table.Column> columns = new ArrayList<>();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Table.Column column : in.table().columns()) {
      boolean wanted = column instanceof Table.Numbers && (params.columns().isEmpty() || params.columns().contains(column.name()));
      if (!wanted) {
        columns.add(column);
        continue;
      }
      double[] values = ((Table.Numbers) column).values().clone();
      int filled = close(values, params);
      int open = 0;
      for (double value : values) {
        open += Double.isNaN(value) ? 1 : 0;
      }
      columns.add(new Table.Numbers(column.name(), values));
      if (filled + open > 0) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("column", column.name());
        row.put("putIn", filled);
        row.put("leftOpen", open);
        rows.add(row);
      }
    }
    return new Out(new Table(columns), new Facts(Map.of("gaps", rows)));
  }

  /** Gives the number of values put in; a gap at the start has nothing before it, one at the end nothing after it (for a line), and stay open. */
  private static int close(double[] values, Params params) {
    int filled = 0;
    for (int from = 0; from < values.length; from++) {
      if (!Double.isNaN(values[from])) {
        continue;
      }
      int to = from;
      while (to < values.length && Double.isNaN(values[to])) {
        to++;
      }
      boolean can = from > 0 && (params.way() == Way.FORWARD || to < values.length) && to - from <= params.longest();
      for (int i = from; can && i < to; i++) {
        double share = params.way() == Way.FORWARD ? 0 : (i - from + 1.0) / (to - from + 1);
        values[i] = values[from - 1] + (share == 0 ? 0 : share * (values[to] - values[from - 1]));
        filled++;
      }
      from = to;
    }
    return filled;
  }
}
