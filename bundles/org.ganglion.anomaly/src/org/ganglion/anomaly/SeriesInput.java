package org.ganglion.anomaly;

import java.util.List;
import java.util.Optional;
import org.ganglion.anomaly.series.SeriesReader;
import org.ganglion.anomaly.series.SensorSeries;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.RunContext;

/** Which columns of a table are the series, and which rows are taken for normal. */
public record SeriesInput(
    @Help("column of times; found by its name (time, timestamp, date, month) when left out") Optional<String> time,
    @Default("[]") @Help("columns to look at; all numbers when left out") List<String> sensors,
    @Default("interpolated") @Help("what becomes of missing values") SeriesReader.Gaps gaps,
    @Default("0.15") @Min(0) @Max(1) @Help("share of the rows, from the start, that is taken for normal and learnt from") double normal,
    @Default("750") @Min(2) @Help("most rows that are learnt from") int atMost) {
  private static final int LEAST = 10;

  SensorSeries read(Table table, RunContext context) {
    return new SeriesReader(gaps, context::log).read(table, time, sensors);
  }

  /** Rows at the start that are learnt from. */
  int normalRows(SensorSeries series) {
    int rows = (int) Math.min(Math.floor(normal * series.rows()), atMost);
    if (rows < LEAST) {
      throw new InputException(
          "series: " + rows + " of its " + series.rows() + " rows would be learnt from (input.normal " + normal + "), and " + LEAST
          + " are the least");
    }
    return rows;
  }
}
