package org.ganglion.anomaly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.anomaly.explain.GroupBook;
import org.ganglion.anomaly.explain.Pages;
import org.ganglion.anomaly.explain.RedFlags;
import org.ganglion.anomaly.measure.Segment;
import org.ganglion.anomaly.series.SensorSeries;
import org.ganglion.anomaly.series.SeriesReader;
import org.ganglion.anomaly.series.Windows;
import org.ganglion.api.anomaly.Detector;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Facts;
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

/** Says what flagged windows have in common: groups of like ones, named, with their typical window over what was expected. */
@Component(service = Operator.class)
@OperatorInfo(id = "anomaly.explain", version = "1.0", summary = "Groups flagged windows by cause, names the groups, and shows them")
public final class ExplainFlags implements Operator<ExplainFlags.In, ExplainFlags.Params, ExplainFlags.Out> {
  /** What to explain. */
  public record In(
      @Port("rows in time, as the detector was fitted on") Table series,
      @Port("a fitted detector that rebuilds windows") Facts detector,
      @Port("alarms of anomaly.watch; without them windows above the detector's threshold are taken") Optional<Table> flags) {}

  /** What counts as flagged. */
  public record Params(
      @Default("{}") @Help("columns") SeriesInput input,
      @Default("k-means") @Help(
          "how groups are sought, and their number chosen: k-means (silhouette) or mixture (of Gaussians, BIC)") RedFlags.Method method,
      @Default("0.1") @Min(1e-9)
      @Help("without flags: share of windows above the threshold, a day; a thousand windows where the series has no times") double falseAlarms) {}

  /** The explanation. */
  public record Out(
      @Port("a row for each flagged window: alarm, time, row, group, name, strength, place on the map") Table windows,
      @Port("the groups; in anomaly.watch and anomaly.score they tell what a new alarm looks like") Facts groups,
      @Port("map and typical windows") Document page) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    SensorSeries series = new SeriesReader(SeriesReader.Gaps.INTERPOLATED, context::log)
        .read(in.series(), params.input().time(), params.input().sensors());
    FittedSeries fitted = FittedSeries.of(in.detector(), id -> context.use(Detector.class, id));
    Windows windows = fitted.windows(series);
    double perDay = series.seconds() > 0 ? 86400 / series.seconds() : 1000;
    double threshold = fitted.fitted().threshold(Math.min(1, params.falseAlarms() / perDay));
    RedFlags flags =
        in.flags().isPresent()
            ? RedFlags.of(fitted.fitted(), windows, alarms(in.flags().get(), series.rows()), threshold, params.method(), context.seed())
            : RedFlags.of(fitted.fitted(), windows, threshold, params.method(), context.seed());
    if (flags.events().isEmpty()) {
      throw new InputException("series: nothing of it is flagged; there is nothing to explain, or the number of false alarms allowed is too low");
    }
    context.log(flags.events().size() + " flagged windows in " + flags.groups().centers().length + " groups");
    return new Out(events(flags, series), groups(flags, series), new Pages(flags, fitted.fitted(), windows, series).document());
  }

  private static List<Segment> alarms(Table flags, int rows) {
    if (!(flags.column("row").orElse(null) instanceof Table.Numbers from && flags.column("rows").orElse(null) instanceof Table.Numbers length)) {
      throw new InputException("flags: the table has no columns 'row' and 'rows'; take the port 'flags' of an anomaly.watch step");
    }
    List<Segment> alarms = new ArrayList<>();
    for (int i = 0; i < from.size(); i++) {
      int first = (int) from.values()[i];
      if (first < 0 || first >= rows) {
        throw new InputException("flags: row " + first + " lies outside the series of " + rows + " rows; flags and series must be of one watch");
      }
      alarms.add(new Segment(first, Math.min(rows - 1, first + Math.max(1, (int) length.values()[i]) - 1)));
    }
    return alarms;
  }

  private static Table events(RedFlags flags, SensorSeries series) {
    List<RedFlags.Event> events = flags.events();
    int[] of = flags.groups().of();
    return new Table(
        List.of(
            new Table.Numbers("alarm", events.stream().mapToDouble(event -> event.alarm() + 1).toArray()),
            new Table.Words("time", events.stream().map(event -> series.times().get(event.window())).toList()),
            new Table.Numbers("row", events.stream().mapToDouble(RedFlags.Event::window).toArray()),
            new Table.Numbers("group", java.util.Arrays.stream(of).mapToDouble(g -> g + 1).toArray()),
            new Table.Words("name", java.util.Arrays.stream(of).mapToObj(g -> flags.name(g, series.names())).toList()),
            new Table.Numbers("strength", events.stream().mapToDouble(RedFlags.Event::strength).toArray()),
            new Table.Numbers("x", java.util.Arrays.stream(flags.map()).mapToDouble(point -> point[0]).toArray()),
            new Table.Numbers("y", java.util.Arrays.stream(flags.map()).mapToDouble(point -> point[1]).toArray())));
  }

  private static Facts groups(RedFlags flags, SensorSeries series) {
    Map<String, Object> facts = new LinkedHashMap<>();
    int[] alarms = flags.groupOfAlarms(1 + flags.events().stream().mapToInt(RedFlags.Event::alarm).max().orElse(0));
    facts.put("alarms", alarms.length);
    facts.put("flagged windows", flags.events().size());
    facts.put("groups", flags.groups().centers().length);
    facts.put("silhouette", flags.groups().silhouette());
    for (int group = 0; group < flags.groups().centers().length; group++) {
      int wanted = group;
      long count = java.util.Arrays.stream(alarms).filter(g -> g == wanted).count();
      facts.put("group " + (group + 1), flags.name(group, series.names()) + ", " + count + (count == 1 ? " alarm" : " alarms"));
    }
    GroupBook.of(flags, series.names()).into(facts);
    return new Facts(facts);
  }
}
