package org.ganglion.anomaly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.anomaly.series.SensorSeries;
import org.ganglion.anomaly.stream.Flag;
import org.ganglion.anomaly.stream.FlagRaiser;
import org.ganglion.anomaly.stream.SeriesScorer;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.osgi.service.component.annotations.Component;

/**
 * Looks through a series twice: as a watchman would, row by row and knowing nothing of what comes, to raise flags; and as an archivist, with the
 * whole of it before him, to give each row a score.
 */
@Component(service = Operator.class)
@OperatorInfo(id = "anomaly.detect", version = "1.0", summary = "Scores the rows of a series and raises few, early flags")
public final class DetectSeries implements Operator<DetectSeries.In, DetectSeries.Params, DetectSeries.Out> {
  /** What to look through. */
  public record In(@Port("rows in time, a column for each sensor") Table series) {}

  /** How. The defaults are meant for every series. */
  public record Params(
      @Default("{}") @Help("columns and normal rows") SeriesInput input,
      @Default("0") @Min(0) @Help("false alarms a day that are expected; 0: flags thin out instead") double falseAlarmsPerDay,
      @Default("0") @Min(0) @Help("seconds between rows, where the series has no times") double seconds,
      @Default("1") @Min(0) @Max(1)
          @Help("without falseAlarmsPerDay, 1: flags thin out as 1/t, so that a long watch is not worn down; 0: their rate stays") double thinning) {}

  /** What was found. */
  public record Out(
      @Port("a row for each row: time, score (looks around), surprise (looks back only), flag") Table scores,
      @Port("a row for each flag: row, time, kind, sensor, strength") Table flags,
      @Port("number of flags by kind and sensor") Facts summary,
      @Port("the score, with the flags as marks") Series curves) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    SensorSeries series = params.input().read(in.series(), context);
    int normal = params.input().normalRows(series);
    double[] scores = SeriesScorer.score(filled(series.values()), normal, context.seed());
    double seconds = params.seconds() > 0 ? params.seconds() : series.seconds();
    FlagRaiser raiser =
        params.falseAlarmsPerDay() > 0
            ? FlagRaiser.budgeted(series.sensors(), normal, FittedSeries.perRow(params.falseAlarmsPerDay(), seconds))
            : new FlagRaiser(series.sensors(), normal, params.thinning());
    double[] surprise = new double[series.rows()];
    double[] flagged = new double[series.rows()];
    List<Flag> flags = new ArrayList<>();
    double[] row = new double[series.sensors()];
    for (int i = 0; i < series.rows(); i++) {
      for (int s = 0; s < row.length; s++) {
        row[s] = series.values()[s][i];
      }
      List<Flag> now = raiser.next(row);
      surprise[i] = raiser.surprise();
      flagged[i] = now.isEmpty() ? 0 : 1;
      flags.addAll(now);
    }
    context.log(flags.size() + " flags in " + series.rows() + " rows, the first " + normal + " of which were learnt from");
    if (params.falseAlarmsPerDay() > 0) {
      context.log(params.falseAlarmsPerDay() * (series.rows() - normal) * seconds / FittedSeries.DAY + " flags are expected by chance");
    }
    return new Out(table(series, scores, surprise, flagged), table(series, flags), summary(series, flags, normal), curves(scores, flags, series));
  }

  private static double[][] filled(double[][] values) {
    return java.util.Arrays.stream(values)
        .map(sensor -> {
          double mean = java.util.Arrays.stream(sensor).filter(v -> !Double.isNaN(v)).average().orElse(0);
          return java.util.Arrays.stream(sensor).map(v -> Double.isNaN(v) ? mean : v).toArray();
        })
        .toArray(double[][]::new);
  }

  private static Table table(SensorSeries series, double[] scores, double[] surprise, double[] flagged) {
    return new Table(
        List.of(
            new Table.Words("time", series.times()),
            new Table.Numbers("score", scores),
            new Table.Numbers("surprise", surprise),
            new Table.Numbers("flag", flagged)));
  }

  private static Table table(SensorSeries series, List<Flag> flags) {
    return new Table(
        List.of(
            new Table.Numbers("row", flags.stream().mapToDouble(Flag::row).toArray()),
            new Table.Words("time", flags.stream().map(flag -> series.times().get(flag.row())).toList()),
            new Table.Words("kind", flags.stream().map(flag -> flag.kind().name().toLowerCase(java.util.Locale.ROOT)).toList()),
            new Table.Words("sensor", flags.stream().map(flag -> series.names().get(flag.sensor())).toList()),
            new Table.Numbers("strength", flags.stream().mapToDouble(Flag::strength).toArray())));
  }

  private static Facts summary(SensorSeries series, List<Flag> flags, int normal) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("rows", series.rows());
    facts.put("rows learnt from", normal);
    facts.put("flags", flags.size());
    if (series.seconds() > 0) {
      facts.put("flags per day", flags.size() / ((series.rows() - normal) * series.seconds() / 86400));
    }
    for (Flag flag : flags) {
      facts.merge(flag.kind().name().toLowerCase(java.util.Locale.ROOT) + ", " + series.names().get(flag.sensor()), 1, (a, b) -> (int) a + (int) b);
    }
    return new Facts(facts);
  }

  private static Series curves(double[] scores, List<Flag> flags, SensorSeries series) {
    double[] x = new double[scores.length];
    java.util.Arrays.setAll(x, i -> i);
    List<Series.Mark> marks =
        flags.stream().map(flag -> new Series.Mark(flag.row(), flag.kind() == Flag.Kind.SUSTAINED ? series.names().get(flag.sensor()) : "")).toList();
    return new Series(List.of(new Series.Curve("score", x, scores)), marks);
  }
}
