package org.ganglion.anomaly;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ganglion.anomaly.choice.Contest;
import org.ganglion.anomaly.detector.Pca;
import org.ganglion.anomaly.series.Scale;
import org.ganglion.anomaly.series.SensorSeries;
import org.ganglion.anomaly.series.SeriesReader;
import org.ganglion.anomaly.series.WholeWindows;
import org.ganglion.anomaly.series.Windows;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.anomaly.Samples;
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

/**
 * What to do with gaps, tried on the user's own rows: left (windows with a gap have no score), interpolated or masked. Each way has its own detector;
 * all meet faults put into windows that none has seen, with the gaps that these have. A window without a score is worth a guess.
 */
@Component(service = Operator.class)
@OperatorInfo(id = "anomaly.compare-gaps", version = "1.0",
    summary = "Compares leaving, interpolating and masking gaps on one's own rows, and names the best")
public final class CompareGaps implements Operator<CompareGaps.In, CompareGaps.Params, CompareGaps.Out> {
  private static final int ROUNDS = 3;

  /** The rows. */
  public record In(@Port("rows in time, with missing values") Table series) {}

  /** How. */
  public record Params(
      @Default("{}") @Help("columns and normal rows; its gaps are not looked at, since all ways are tried") SeriesInput input,
      @Default("12") @Min(1) @Help("rows of a window") int window,
      @Default("4") @Min(1) @Help("axes of the PCA that each way is tried with") int bottleneck,
      @Default("2") @Min(0) @Help("strength of the faults put in, in normal standard deviations") double faults) {}

  /** The outcome. */
  public record Out(@Port("area under the ROC and share of windows with a score, by way; the best to write into input.gaps") Facts comparison) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    Map<String, Object> facts = new LinkedHashMap<>();
    String best = "";
    double most = -1;
    SensorSeries raw = new SeriesReader(SeriesReader.Gaps.LEFT, context::log).read(in.series(), params.input().time(), params.input().sensors());
    for (SeriesReader.Gaps way : SeriesReader.Gaps.values()) {
      SensorSeries series = new SeriesReader(way, told -> { }).read(in.series(), params.input().time(), params.input().sensors());
      SensorSeries normal = series.slice(0, params.input().normalRows(series));
      int learnt = normal.rows() * 2 / 3;
      if (learnt < 2 * params.window() || normal.rows() - learnt < params.window()) {
        throw new InputException("window: " + params.window() + " rows are too long, ways are compared on " + normal.rows() + " normal rows");
      }
      Scale scale = Scale.of(normal.slice(0, learnt).values());
      Samples training = new WholeWindows(new Windows(scale.apply(normal.slice(0, learnt).values()), params.window()));
      Windows all = new Windows(scale.apply(normal.slice(learnt, normal.rows()).values()), params.window());
      Samples heldOut = new WholeWindows(all);
      double share = (double) heldOut.count() / all.count();
      double area = 0.5;
      if (training.count() > params.bottleneck() && heldOut.count() > 1) {
        FittedDetector detector = new Pca(params.bottleneck()).fit(training, context.seed());
        double sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
          sum += Contest.area(detector, heldOut, series.sensors(), params.faults(), context.seed() + round) / ROUNDS;
        }
        area = share * sum + (1 - share) * 0.5;
      }
      String name = way.name().toLowerCase(Locale.ROOT);
      facts.put(name, Map.of("area under the ROC", area, "windows with a score", share));
      if (area > most) {
        most = area;
        best = name;
      }
    }
    facts.put("missing", java.util.Arrays.stream(raw.values()).flatMapToDouble(java.util.Arrays::stream).filter(Double::isNaN).count()
        / (double) raw.rows() / raw.sensors());
    facts.put("best", best);
    context.log("gaps are best " + best);
    return new Out(new Facts(facts));
  }
}
