package org.ganglion.anomaly;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.anomaly.explain.Pages;
import org.ganglion.anomaly.explain.RedFlags;
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
  public record In(@Port("rows in time, as the detector was fitted on") Table series, @Port("a fitted detector that rebuilds windows") Facts detector) {}

  /** What counts as flagged. */
  public record Params(
      @Default("{}") @Help("columns") SeriesInput input,
      @Default("0.1") @Min(1e-9) @Help("false alarms per day that are expected; per thousand windows where the series has no times") double falseAlarms) {}

  /** The explanation. */
  public record Out(
      @Port("a row for each event: time, group, name, strength, place on the map, and the sensor that it shows most in") Table events,
      @Port("the groups") Facts groups,
      @Port("map and typical windows") Document page) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    SensorSeries series = new SeriesReader(SeriesReader.Gaps.INTERPOLATED, context::log).read(in.series(), params.input().time(), params.input().sensors());
    FittedSeries fitted = FittedSeries.of(in.detector(), id -> context.use(Detector.class, id));
    Windows windows = fitted.windows(series);
    double perDay = series.seconds() > 0 ? 86400 / series.seconds() : 1000;
    double threshold = fitted.fitted().threshold(Math.min(1, params.falseAlarms() / perDay));
    RedFlags flags = RedFlags.of(fitted.fitted(), windows, threshold, context.seed());
    if (flags.events().isEmpty()) {
      throw new InputException("series: no window of it is above the threshold; there is nothing to explain, or falseAlarms is too low");
    }
    context.log(flags.events().size() + " events in " + flags.groups().centers().length + " groups");
    return new Out(events(flags, series), groups(flags, series), new Pages(flags, fitted.fitted(), windows, series).document());
  }

  private static Table events(RedFlags flags, SensorSeries series) {
    List<RedFlags.Event> events = flags.events();
    int[] of = flags.groups().of();
    return new Table(
        List.of(
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
    facts.put("events", flags.events().size());
    facts.put("groups", flags.groups().centers().length);
    facts.put("silhouette", flags.groups().silhouette());
    for (int group = 0; group < flags.groups().centers().length; group++) {
      int wanted = group;
      facts.put(
          "group " + (group + 1),
          flags.name(group, series.names()) + ", " + java.util.Arrays.stream(flags.groups().of()).filter(g -> g == wanted).count() + " events");
    }
    return new Facts(facts);
  }
}
