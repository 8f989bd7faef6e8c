package org.ganglion.anomaly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.anomaly.explain.GroupBook;
import org.ganglion.anomaly.live.PointProcessors;
import org.ganglion.anomaly.series.SensorSeries;
import org.ganglion.anomaly.series.SeriesReader;
import org.ganglion.api.anomaly.Detector;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.kit.page.Page;
import org.osgi.service.component.annotations.Component;

/** Tries a live workflow before it is deployed: rows go one by one through the processor of {@code anomaly.score}, which is replaced half-way. */
@Component(service = Operator.class)
@OperatorInfo(id = "anomaly.rehearse", version = "1.0",
    summary = "Plays a series through the live processor, and writes the live workflow to deploy", pure = false)
public final class RehearseLive implements Operator<RehearseLive.In, RehearseLive.Params, RehearseLive.Out> {
  /** What to play, and with what. */
  public record In(
      @Port("rows in time, as they would come") Table series, @Port("a fitted detector") Facts detector,
      @Port("red-flag groups") Optional<Facts> groups) {}

  /** How. */
  public record Params(
      @Default("{}") @Help("columns") SeriesInput input,
      @Default("0.14") @Min(1e-9) @Help("false alarms a day that are expected; 0.14 is one a week") double falseAlarmsPerDay,
      @Default("0") @Min(0) @Help("seconds between rows, where the series has no times") double seconds) {}

  /** What came of it. */
  public record Out(
      @Port("alarms, microseconds for a point, bytes of state") Facts figures,
      @Port("a row for each alarm, as it would be posted: row, sensor, share, strength, group") Table flags,
      @Port("the live workflow") Document workflow) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws Exception {
    FittedSeries fitted = FittedSeries.of(in.detector(), id -> context.use(Detector.class, id));
    SensorSeries series = new SeriesReader(SeriesReader.Gaps.LEFT, context::log).read(in.series(), params.input().time(), fitted.sensors());
    Processor processor = processor(in, params, fitted);
    double[] micros = new double[series.rows()];
    List<Map<String, Object>> flags = new ArrayList<>();
    int bytes = 0;
    for (int i = 0; i < series.rows(); i++) {
      if (i == series.rows() / 2) {
        byte[] state = processor.snapshot();
        bytes = state.length;
        processor.close();
        processor = processor(in, params, fitted);
        processor.restore(state);
      }
      Map<String, Object> fields = new LinkedHashMap<>();
      for (int s = 0; s < series.sensors(); s++) {
        double value = series.values()[s][i];
        fields.put(series.names().get(s), Double.isNaN(value) ? null : value);
      }
      int row = i;
      long began = System.nanoTime();
      processor.process(new LiveRecord(fields), record -> {
        if (record.fields().containsKey("flag")) {
          Map<String, Object> flag = new LinkedHashMap<>(record.fields());
          flag.put("row", row);
          flags.add(flag);
        }
      });
      micros[i] = (System.nanoTime() - began) / 1000.0;
    }
    processor.close();
    Arrays.sort(micros);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("points", series.rows());
    figures.put("alarms", flags.size());
    figures.put("microseconds for a point, median", micros[micros.length / 2]);
    figures.put("microseconds for a point, 99th percentile", micros[(int) (0.99 * (micros.length - 1))]);
    figures.put("bytes of state that moved in the swap", bytes);
    return new Out(new Facts(figures), table(flags), workflow(context, params, series.names()));
  }

  private static Processor processor(In in, Params params, FittedSeries fitted) {
    Optional<GroupBook> groups = in.groups().map(GroupBook::of);
    return PointProcessors.watching(
        fitted.watch(params.falseAlarmsPerDay(), params.seconds()),
        fitted.scale(),
        fitted.sensors(),
        groups.map(book -> sample -> book.nearest(sample, fitted.fitted())));
  }

  private static Table table(List<Map<String, Object>> flags) {
    return new Table(
        List.of(
            new Table.Numbers("row", flags.stream().mapToDouble(flag -> (int) flag.get("row")).toArray()),
            new Table.Words("sensor", flags.stream().map(flag -> flag.get("sensor").toString()).toList()),
            new Table.Numbers("share", flags.stream().mapToDouble(flag -> (double) flag.get("share")).toArray()),
            new Table.Numbers("strength", flags.stream().mapToDouble(flag -> (double) flag.get("strength")).toArray()),
            new Table.Words("group", flags.stream().map(flag -> flag.getOrDefault("group", "").toString()).toList())));
  }

  private static Document workflow(RunContext context, Params params, List<String> sensors) {
    String yaml =
        """
        kind: live
        name: %1$s-watch
        nodes:
          readings: { uses: live.http, with: { path: /%1$s } }
          watch:
            uses: anomaly.score
            from: readings
            # Steps of the run: the one that fitted the detector, and the one that found the groups.
            in:   { detector: %1$s:train.detector, groups: %1$s:explain.groups }
            with: { falseAlarmsPerDay: %2$s }
          flags: { uses: anomaly.flag, from: watch, with: { file: %1$s-flags.jsonl } }
        """
            .formatted(context.run().workflow(), params.falseAlarmsPerDay());
    return Page.document("live-workflow", "Live workflow", html -> {
      html.open("section").leaf("p",
          "Save this as a file and deploy it: ./ganglion serve in one terminal, ./ganglion deploy FILE in another. A record has the fields "
          + String.join(", ", sensors) + ".");
      html.open("div", "class", "wide").leaf("pre", yaml).close(2);
    });
  }
}
