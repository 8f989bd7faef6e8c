package org.ganglion.anomaly;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ganglion.anomaly.explain.GroupBook;
import org.ganglion.anomaly.live.PointProcessors;
import org.ganglion.api.anomaly.Detector;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.live.LiveContext;
import org.ganglion.api.live.Processor;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.osgi.service.component.annotations.Component;

/** Scores points as they come. */
@Component(service = ProcessorFactory.class)
@OperatorInfo(id = "anomaly.score", version = "1.0", summary = "Adds to each record how surprising it is, and raises flags", pure = false)
public final class ScorePoints implements ProcessorFactory<ScorePoints.In, ScorePoints.Params> {
  /** What it works with. */
  public record In(
      @Port("a fitted detector, which scores the last rows; without one each value is compared with what came before") Optional<Facts> detector,
      @Port("red-flag groups of anomaly.explain, to say which one an alarm looks like") Optional<Facts> groups) {}

  /** How. */
  public record Params(
      @Default("[]") @Help("fields to look at; those of the detector when left out") List<String> sensors,
      @Default("0") @Min(0) @Help("false alarms a day that are expected; 0: one a week with a detector, thinning without") double falseAlarmsPerDay,
      @Default("0") @Min(0) @Help("seconds between two records; as the detector learnt when left out") double seconds,
      @Default("0") @Min(0)
          @Help("with a detector: records below the level that end an alarm; 0: 12, or the longest horizon; 1 for records without order") int quiet,
      @Default("200") @Min(10) @Help("without a detector: records at the start that are learnt from, and not flagged") int probation,
      @Default("1") @Min(0) @Max(1) @Help("without a detector and dial, 1: flags thin out as 1/t; 0: their rate stays") double thinning) {}

  private static final double ONE_A_WEEK = 1.0 / 7;

  @Override
  public Processor open(In in, Params params, LiveContext context) {
    if (in.detector().isEmpty()) {
      return plain(params);
    }
    FittedSeries fitted = FittedSeries.of(in.detector().get(), id -> context.use(Detector.class, id));
    if (!params.sensors().isEmpty() && !fitted.sensors().equals(params.sensors())) {
      throw new InputException("sensors: the detector was fitted on " + fitted.sensors() + ", not on " + params.sensors());
    }
    double perDay = params.falseAlarmsPerDay() > 0 ? params.falseAlarmsPerDay() : ONE_A_WEEK;
    Optional<Function<double[], String>> groups = in.groups().map(GroupBook::of).map(book -> sample -> book.nearest(sample, fitted.fitted()));
    return PointProcessors.watching(fitted.watch(perDay, params.seconds(), params.quiet()), fitted.scale(), fitted.sensors(), groups);
  }

  private static Processor plain(Params params) {
    if (params.sensors().isEmpty()) {
      throw new InputException("sensors: name at least one field to look at, or give a detector");
    }
    if (params.falseAlarmsPerDay() == 0) {
      return PointProcessors.plain(params.sensors(), params.probation(), params.thinning());
    }
    return PointProcessors.budgeted(params.sensors(), params.probation(), FittedSeries.perRow(params.falseAlarmsPerDay(), params.seconds()));
  }
}
