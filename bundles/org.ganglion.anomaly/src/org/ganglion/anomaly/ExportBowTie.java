package org.ganglion.anomaly;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.anomaly.detector.BowTie;
import org.ganglion.anomaly.series.SensorSeries;
import org.ganglion.anomaly.series.SeriesReader;
import org.ganglion.anomaly.series.WholeWindows;
import org.ganglion.api.anomaly.Detector;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.osgi.service.component.annotations.Component;

/** Gives a bow tie away as a network, with windows to compress it on. Its score is the length of a window less what the network makes of it. */
@Component(service = Operator.class)
@OperatorInfo(id = "anomaly.export", version = "1.0",
    summary = "Gives the network of a bow tie, and windows as it takes them, for compression and export")
public final class ExportBowTie implements Operator<ExportBowTie.In, ExportBowTie.Params, ExportBowTie.Out> {
  /** A detector and a series of its sensors. */
  public record In(
      @Port("a fitted bow tie, the port 'bowTie' of anomaly.train") Facts detector,
      @Port("rows in time, with the sensors that it was fitted on") Table series) {}

  /** Which windows. */
  public record Params(
      @Default("{}") @Help("columns, and the rows at the start that are known to be normal") SeriesInput input,
      @Default("5000") @Min(1) @Help("windows that are given at most, evenly over time, of each table") int most) {}

  /** The network and windows. */
  public record Out(
      @Port("the network, an auto-encoder of scaled windows") Model network,
      @Port("windows of the rows that are known to be normal, scaled") Table normal,
      @Port("windows of the rows behind them, scaled; without rows where there are none") Table others) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    FittedSeries fitted = FittedSeries.of(in.detector(), id -> context.use(Detector.class, id));
    Model network = BowTie.network(fitted.fitted())
        .orElseThrow(() -> new InputException("detector: a bow tie has a network, '" + fitted.detector() + "' has none"));
    SensorSeries series = new SeriesReader(SeriesReader.Gaps.LEFT, context::log).read(in.series(), params.input().time(), fitted.sensors());
    int normal = params.input().normalRows(series);
    boolean more = series.rows() - normal >= fitted.window();
    return new Out(network, table(fitted, series.slice(0, normal), params.most()),
        more ? table(fitted, series.slice(normal, series.rows()), params.most()) : new Table(List.of()));
  }

  private static Table table(FittedSeries fitted, SensorSeries series, int most) {
    WholeWindows windows = new WholeWindows(fitted.windows(series));
    int count = Math.min(most, windows.count());
    double[][] columns = new double[windows.width()][count];
    double[] window = new double[windows.width()];
    for (int row = 0; row < count; row++) {
      windows.read((int) ((long) row * windows.count() / count), window);
      double[] ordered = BowTie.ordered(fitted.fitted(), window);
      for (int c = 0; c < columns.length; c++) {
        columns[c][row] = ordered[c];
      }
    }
    List<Table.Column> named = new ArrayList<>();
    for (int c = 0; c < columns.length; c++) {
      named.add(new Table.Numbers("x" + c, columns[c]));
    }
    return new Table(named);
  }
}
