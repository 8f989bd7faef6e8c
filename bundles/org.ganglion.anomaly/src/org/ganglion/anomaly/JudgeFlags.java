package org.ganglion.anomaly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ganglion.anomaly.measure.Affiliation;
import org.ganglion.anomaly.measure.EventMeasures;
import org.ganglion.anomaly.measure.PointMeasures;
import org.ganglion.anomaly.measure.Segment;
import org.ganglion.anomaly.measure.VolumeUnderSurface;
import org.ganglion.anomaly.series.Clock;
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

/** Holds alarms against what is known to have happened: how much was found, how late, and how often somebody was called for nothing. */
@Component(service = Operator.class)
@OperatorInfo(id = "anomaly.judge", version = "1.0",
    summary = "Measures alarms against known events: delay, false alarms a day, affiliation, F1, VUS")
public final class JudgeFlags implements Operator<JudgeFlags.In, JudgeFlags.Params, JudgeFlags.Out> {
  /** What was said, and what was so. */
  public record In(
      @Port("rows with the columns time, alarm (1 while one goes on), and statistic or score") Table scores,
      @Port("known events with the columns from and to, in the series' times, and kind if known") Table events,
      @Port("flagged windows of anomaly.explain, to see whether their groups are the events' kinds") Optional<Table> windows) {}

  /** How. */
  public record Params(
      @Default("0") @Min(0) @Help("rows at the start that are not judged: what was learnt from") int skip,
      @Default("100") @Min(0) @Help("rows of tolerance in the volume under the surface (VUS)") int tolerance) {}

  /** The figures. */
  public record Out(@Port("figures of all") Facts figures, @Port("a row for each event: kind, from, found (1 or 0), delay in hours") Table events) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    Clock clock = Clock.of(column(in.scores(), "time"));
    double[] alarm = numbers(in.scores(), "alarm");
    boolean[] marked = new boolean[alarm.length];
    for (int i = params.skip(); i < marked.length; i++) {
      marked[i] = alarm[i] > 0;
    }
    List<Segment> events = events(in.events(), clock);
    List<Segment> alarms = Segment.of(marked);
    double days = clock.step() > 0 ? (alarm.length - params.skip()) * clock.step() / FittedSeries.DAY : 0;
    double[] found = new double[events.size()];
    double[] hours = new double[events.size()];
    for (int e = 0; e < events.size(); e++) {
      Segment event = events.get(e);
      // An alarm that was there before tells of something else: only one that begins in an event has found it.
      Optional<Segment> first = alarms.stream().filter(a -> begins(a, event)).findFirst();
      found[e] = first.isPresent() ? 1 : 0;
      hours[e] = first.map(a -> (a.first() - event.first()) * clock.step() / 3600).orElse(Double.NaN);
    }
    long wrong = alarms.stream().filter(a -> events.stream().noneMatch(e -> begins(a, e))).count();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("events found", (int) Arrays.stream(found).sum() + " of " + events.size());
    figures.put("alarms", alarms.size());
    figures.put("false alarms", wrong);
    if (days > 0) {
      figures.put("false alarms per day", wrong / days);
      figures.put("detection delay, mean hours", Arrays.stream(hours).filter(h -> !Double.isNaN(h)).average().orElse(Double.NaN));
    }
    kinds(in.events(), hours).forEach((kind, delay) -> figures.put("delay of " + kind + ", hours", delay));
    if (in.windows().isPresent() && in.events().column("kind").orElse(null) instanceof Table.Words kinds) {
      figures.putAll(GroupsAndKinds.figures(in.windows().get(), events, kinds.values()));
    }
    if (!events.isEmpty()) {
      rows(figures, in.scores(), marked, Segment.mark(events, alarm.length), params, context.seed());
    }
    context.log(figures.get("events found") + " events found, " + wrong + " false alarms");
    List<Table.Column> columns = new ArrayList<>(in.events().columns());
    columns.add(new Table.Numbers("found", found));
    columns.add(new Table.Numbers("delay in hours", hours));
    return new Out(new Facts(figures), new Table(columns));
  }

  private static boolean begins(Segment alarm, Segment event) {
    return alarm.first() >= event.first() && alarm.first() <= event.last();
  }

  private static void rows(Map<String, Object> figures, Table scores, boolean[] marked, boolean[] labels, Params params, long seed) {
    boolean[] judged = Arrays.copyOfRange(labels, params.skip(), labels.length);
    double[] binary = new double[judged.length];
    for (int i = 0; i < binary.length; i++) {
      binary[i] = marked[i + params.skip()] ? 1 : 0;
    }
    Affiliation affiliation = Affiliation.of(Arrays.copyOfRange(marked, params.skip(), marked.length), judged);
    figures.put("affiliation precision", affiliation.precision());
    figures.put("affiliation recall", affiliation.recall());
    figures.put("event F1 of the alarms", EventMeasures.eventF1(binary, judged));
    figures.put("range F1 of the alarms", EventMeasures.rangeF1(binary, judged));
    Table.Column score = scores.column("statistic").or(() -> scores.column("score"))
        .orElseThrow(() -> new InputException("scores: there is no column 'statistic' or 'score'"));
    double[] values = Arrays.copyOfRange(((Table.Numbers) score).values(), params.skip(), labels.length);
    VolumeUnderSurface volume = VolumeUnderSurface.of(values, judged, params.tolerance());
    figures.put("VUS-PR of the scores", volume.pr());
    figures.put("VUS-ROC of the scores", volume.roc());
    figures.put(
        "point-adjusted F1 (flatters: long events count as found by one row)",
        String.format(java.util.Locale.ROOT, "%.3f, a random score has %.3f", PointMeasures.pointAdjustedF1(values, judged),
        PointMeasures.pointAdjustedOfRandom(judged, seed)));
  }

  private static Map<String, Double> kinds(Table events, double[] hours) {
    Map<String, Double> delays = new TreeMap<>();
    if (events.column("kind").orElse(null) instanceof Table.Words kinds) {
      for (String kind : kinds.values()) {
        double sum = 0;
        int count = 0;
        for (int e = 0; e < hours.length; e++) {
          if (kinds.values().get(e).equals(kind) && !Double.isNaN(hours[e])) {
            sum += hours[e];
            count++;
          }
        }
        delays.put(kind, sum / count);
      }
    }
    return delays;
  }

  private static List<Segment> events(Table events, Clock clock) {
    double[] from = Clock.of(column(events, "from")).seconds();
    double[] to = Clock.of(column(events, "to")).seconds();
    List<Segment> rows = new ArrayList<>();
    for (int e = 0; e < from.length; e++) {
      int first = clock.at(from[e]);
      int last = clock.at(to[e]);
      if (last < first) {
        throw new InputException("events: row " + (e + 1) + " ends before it begins");
      }
      rows.add(new Segment(first, last));
    }
    return rows;
  }

  private static double[] numbers(Table table, String name) {
    if (column(table, name) instanceof Table.Numbers numbers) {
      return numbers.values();
    }
    throw new InputException("scores: column '" + name + "' must hold numbers");
  }

  private static Table.Column column(Table table, String name) {
    List<String> names = table.columns().stream().map(Table.Column::name).toList();
    return table.column(name).orElseThrow(() -> new InputException("there is no column '" + name + "', the table has " + names));
  }
}
