package org.ganglion.anomaly;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ganglion.anomaly.vibration.BearingRun;
import org.ganglion.anomaly.vibration.Fault;
import org.ganglion.anomaly.vibration.Geometry;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.osgi.service.component.annotations.Component;

/** Makes the monitoring record of a bearing by its physics; what is wrong with it, and since when, is known. */
@Component(service = Operator.class)
@OperatorInfo(id = "anomaly.bearing", version = "1.0", summary = "Makes vibration features of a bearing that gets faults, by its physics")
public final class MakeBearing implements Operator<MakeBearing.In, MakeBearing.Params, MakeBearing.Out> {
  /** A Monday. */
  private static final LocalDateTime BEGIN = LocalDateTime.of(2024, 1, 1, 0, 0);

  /** Nothing: it is made. */
  public record In() {}

  /** Which bearing, and what happens to it. */
  public record Params(
      @Default("{}") @Help("bearing and shaft") Geometry geometry,
      @Default("168") @Min(1) @Help("hours that it runs") double hours,
      @Default("10") @Min(0.01) @Help("minutes between two measurements") double minutes,
      @Default("1") @Min(0) @Help("noise of the machine around it; 1 is usual") double noise,
      @Default("[]") @Help("what goes wrong; nothing when left out") List<Fault> faults) {}

  /** The record, and the truth. */
  public record Out(
      @Port("a row for each measurement: time, and logarithms of what a monitor keeps") Table series,
      @Port("what went wrong: from, to, and kind") Table events,
      @Port("frequencies and faults") Facts truth) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    BearingRun run = BearingRun.of(params.geometry(), params.faults(), params.hours(), params.minutes(), params.noise(), context.seed());
    List<Table.Column> columns = new ArrayList<>();
    columns.add(new Table.Words("time", IntStream.range(0, run.features()[0].length).mapToObj(i -> time(i * run.step())).toList()));
    for (int f = 0; f < run.features().length; f++) {
      columns.add(new Table.Numbers(BearingRun.names().get(f), run.features()[f]));
    }
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("outer race, Hz", params.geometry().outerRace());
    truth.put("inner race, Hz", params.geometry().innerRace());
    truth.put("roller, Hz", params.geometry().roller2());
    truth.put("cage, Hz", params.geometry().cage());
    truth.put("faults", Records.write(params.faults()));
    return new Out(new Table(columns), events(params), new Facts(truth));
  }

  private static String time(double hours) {
    return BEGIN.plusSeconds(Math.round(hours * 3600)).toString();
  }

  private static Table events(Params params) {
    return new Table(
        List.of(
            new Table.Words("from", params.faults().stream().map(fault -> time(fault.hour())).toList()),
            new Table.Words("to", params.faults().stream().map(fault -> time(Math.min(params.hours(), fault.hour() + fault.hours()))).toList()),
            new Table.Words("kind",
            params.faults().stream().map(fault -> fault.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')).toList())));
  }
}
