package org.ganglion.anomaly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.anomaly.explain.GroupBook;
import org.ganglion.anomaly.series.SensorSeries;
import org.ganglion.anomaly.series.SeriesReader;
import org.ganglion.anomaly.stream.WindowWatch;
import org.ganglion.api.anomaly.Detector;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Series;
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

/** Watches a series with a fitted detector as it would be watched live: row by row, knowing nothing of what comes, by a budget of false alarms. */
@Component(service = Operator.class)
@OperatorInfo(id = "anomaly.watch", version = "1.0", summary = "Watches a series with a fitted detector, by a budget of false alarms a day")
public final class WatchSeries implements Operator<WatchSeries.In, WatchSeries.Params, WatchSeries.Out> {
  /** What to watch, and with what. */
  public record In(
      @Port("rows in time, with the sensors that the detector was fitted on") Table series,
      @Port("a fitted detector") Facts detector,
      @Port("red-flag groups, to say which one an alarm looks like") Optional<Facts> groups) {}

  /** How. */
  public record Params(
      @Default("{}") @Help("columns, and the rows at the start that are known to be normal: they raise no alarm") SeriesInput input,
      @Default("0.14") @Min(1e-9) @Help("false alarms a day that are expected; 0.14 is one a week") double falseAlarmsPerDay,
      @Default("0") @Min(0) @Help("seconds between rows, where the series has no times") double seconds,
      @Default("0") @Min(0) @Help("rows below the level that end an alarm; 0: 12, or the longest horizon; 1 for rows without order") int quiet) {}

  /** What was found. */
  public record Out(
      @Port("a row for each row: time, statistic, level, alarm (1 while one goes on)") Table scores,
      @Port("a row for each alarm: row, time, hours (that it lasts), sensor, share (of the deviation), strength, group") Table flags,
      @Port("alarms and false alarms expected; whether the normal has drifted") Facts summary,
      @Port("the statistic and the level it must pass, with the alarms as marks") Series curves) {}

  private record Alarm(int row, int last, int sensor, double share, double strength, String group) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    FittedSeries fitted = FittedSeries.of(in.detector(), id -> context.use(Detector.class, id));
    SensorSeries series = new SeriesReader(SeriesReader.Gaps.LEFT, context::log).read(in.series(), params.input().time(), sensors(params, fitted));
    Optional<GroupBook> groups = in.groups().map(GroupBook::of);
    int normal = params.input().normal() == 0 ? 0 : params.input().normalRows(series);
    double seconds = params.seconds() > 0 ? params.seconds() : series.seconds();
    WindowWatch watch = fitted.watch(params.falseAlarmsPerDay(), seconds, params.quiet());
    fitted.windows(series);
    double[][] scaled = fitted.scale().apply(series.values());
    double[] statistic = new double[series.rows()];
    double[] level = new double[series.rows()];
    double[] open = new double[series.rows()];
    List<Alarm> alarms = new ArrayList<>();
    double[] row = new double[scaled.length];
    int drifted = -1;
    for (int i = 0; i < series.rows(); i++) {
      for (int s = 0; s < row.length; s++) {
        row[s] = scaled[s][i];
      }
      double strength = watch.next(row);
      statistic[i] = watch.statistic();
      level[i] = watch.threshold();
      open[i] = watch.open() && i >= normal ? 1 : 0;
      if (strength > 0 && i >= normal) {
        int sensor = watch.sensor();
        String group = groups.map(book -> book.nearest(watch.sample(), fitted.fitted())).orElse("");
        alarms.add(new Alarm(i, i, sensor, watch.shares()[sensor], strength, group));
      } else if (open[i] > 0 && statistic[i] > level[i] && !alarms.isEmpty()) {
        Alarm last = alarms.remove(alarms.size() - 1);
        alarms.add(new Alarm(last.row(), i, last.sensor(), last.share(), last.strength(), last.group()));
      }
      drifted = drifted < 0 && watch.drifted() ? i : drifted;
    }
    double days = (series.rows() - normal) * (seconds > 0 ? seconds : fitted.seconds()) / FittedSeries.DAY;
    context.log(alarms.size() + " alarms in " + Math.round(days * 10) / 10.0 + " days, of which "
        + Math.round(days * params.falseAlarmsPerDay() * 10) / 10.0 + " are expected by chance");
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("alarms", alarms.size());
    summary.put("days watched", days);
    summary.put("false alarms expected", days * params.falseAlarmsPerDay());
    summary.put("drift", drifted < 0 ? "none: what is normal is as it was learnt"
        : "since " + series.times().get(drifted) + ": fit a new detector beside this one (anomaly.renew)");
    return new Out(scores(series, statistic, level, open), flags(series, alarms, seconds), new Facts(summary),
        curves(statistic, level, alarms, series));
  }

  private static List<String> sensors(Params params, FittedSeries fitted) {
    if (!params.input().sensors().isEmpty() && !params.input().sensors().equals(fitted.sensors())) {
      throw new InputException("sensors: the detector was fitted on " + fitted.sensors() + ", not on " + params.input().sensors());
    }
    return fitted.sensors();
  }

  private static Table scores(SensorSeries series, double[] statistic, double[] level, double[] open) {
    return new Table(
        List.of(
            new Table.Words("time", series.times()),
            new Table.Numbers("statistic", statistic),
            new Table.Numbers("level", level),
            new Table.Numbers("alarm", open)));
  }

  private static Table flags(SensorSeries series, List<Alarm> alarms, double seconds) {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(new Table.Numbers("row", alarms.stream().mapToDouble(Alarm::row).toArray()));
    columns.add(new Table.Words("time", alarms.stream().map(alarm -> series.times().get(alarm.row())).toList()));
    columns.add(new Table.Numbers("rows", alarms.stream().mapToDouble(alarm -> alarm.last() - alarm.row() + 1).toArray()));
    columns.add(new Table.Numbers("hours", alarms.stream().mapToDouble(alarm -> (alarm.last() - alarm.row() + 1) * seconds / 3600).toArray()));
    columns.add(new Table.Words("sensor", alarms.stream().map(alarm -> series.names().get(alarm.sensor())).toList()));
    columns.add(new Table.Numbers("share", alarms.stream().mapToDouble(Alarm::share).toArray()));
    columns.add(new Table.Numbers("strength", alarms.stream().mapToDouble(Alarm::strength).toArray()));
    columns.add(new Table.Words("group", alarms.stream().map(Alarm::group).toList()));
    return new Table(columns);
  }

  private static Series curves(double[] statistic, double[] level, List<Alarm> alarms, SensorSeries series) {
    double[] x = new double[statistic.length];
    Arrays.setAll(x, i -> i);
    List<Series.Mark> marks = alarms.stream().map(alarm -> new Series.Mark(alarm.row(), series.names().get(alarm.sensor()))).toList();
    return new Series(List.of(new Series.Curve("statistic", x, statistic), new Series.Curve("level", x, level)), marks);
  }
}
