package org.ganglion.anomaly;

import java.util.List;
import java.util.Optional;
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
  public record In(@Port("a fitted detector, whose score is added; without one only the surprise is given") Optional<Facts> detector) {}

  /** How. */
  public record Params(
      @Default("[]") @Help("fields to look at; those of the detector when left out") List<String> sensors,
      @Default("200") @Min(10) @Help("records at the start that are learnt from, and not flagged") int probation,
      @Default("1") @Min(0) @Max(1) @Help("1: flags thin out as 1/t; 0: their rate stays") double thinning,
      @Default("1e-4") @Min(1e-12) @Max(1) @Help("share of normal windows above the detector's threshold") double falseAlarms) {}

  @Override
  public Processor open(In in, Params params, LiveContext context) {
    Optional<FittedSeries> fitted = in.detector().map(facts -> FittedSeries.of(facts, id -> context.use(Detector.class, id)));
    List<String> sensors = params.sensors().isEmpty() ? fitted.map(FittedSeries::sensors).orElse(List.of()) : params.sensors();
    if (sensors.isEmpty()) {
      throw new InputException("sensors: name at least one field to look at, or give a detector");
    }
    if (fitted.isPresent() && !fitted.get().sensors().equals(sensors)) {
      throw new InputException("sensors: the detector was fitted on " + fitted.get().sensors() + ", not on " + sensors);
    }
    return fitted
        .map(f -> PointProcessors.with(f.fitted(), f.scale(), f.window(), sensors, params.probation(), params.thinning(), params.falseAlarms()))
        .orElseGet(() -> PointProcessors.plain(sensors, params.probation(), params.thinning()));
  }
}
