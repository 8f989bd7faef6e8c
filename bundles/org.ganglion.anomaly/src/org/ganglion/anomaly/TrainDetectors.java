package org.ganglion.anomaly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ganglion.anomaly.choice.Contest;
import org.ganglion.anomaly.detector.BowTie;
import org.ganglion.anomaly.detector.Pca;
import org.ganglion.anomaly.series.Scale;
import org.ganglion.anomaly.series.SensorSeries;
import org.ganglion.anomaly.series.WindowAdvice;
import org.ganglion.anomaly.series.WholeWindows;
import org.ganglion.anomaly.series.Windows;
import org.ganglion.anomaly.stream.WatchScale;
import org.ganglion.api.anomaly.Detector;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.anomaly.Samples;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Fits a bow tie on the windows of a series, always beside simpler detectors, and names the one to use: all of them meet faults put into normal
 * windows that none has seen. Where the simpler one is as good it is the one that is recommended.
 */
@Component(service = Operator.class)
@OperatorInfo(id = "anomaly.train", version = "1.0",
    summary = "Fits a bow-tie auto-encoder beside PCA, z-score and isolation forest, and names the best")
public final class TrainDetectors implements Operator<TrainDetectors.In, TrainDetectors.Params, TrainDetectors.Out> {
  /** An auto-encoder has to be better than this much to be worth its training. */
  private static final double WORTH = 0.005;

  private static final int LEAST_WINDOWS = 8;
  private static final String BOW_TIE = BowTie.ID;
  private static final int[] HORIZONS = {1, 3, 12};
  private static final List<String> BESIDE = List.of("pca", "robust-z", "isolation-forest");

  private final TensorCore core;

  @Activate
  public TrainDetectors(@Reference TensorCore core) {
    this.core = core;
  }

  /** What of a window may stand out. */
  public enum Parts {
    /** The last row of each sensor, the place on the bottleneck, the score of the whole. */
    ALL,
    /** The score of the whole alone. */
    WHOLE
  }

  /** What to learn from. */
  public record In(@Port("rows in time, a column for each sensor; or any rows, with a window of 1") Table series) {}

  /** How. */
  public record Params(
      @Default("{}") @Help("columns and normal rows") SeriesInput input,
      @Default("0") @Min(0) @Help("rows of a window; 0: as the autocorrelation advises") int window,
      @Default("8") @Min(1) @Help("width of the bottleneck") int bottleneck,
      @Default("dense") @Help("layers of the bow tie") BowTie.Kind bowTie,
      @Default("[]") @Help(
          "detectors beside the bow tie, by id, simplest first; pca, robust-z and isolation-forest when left out") List<String> beside,
      @Default("1") @Min(0) @Help("strength of the faults put in, in normal standard deviations") double faults,
      @Default("[]") @Help(
          "rows over which a watch averages deviations: few see the strong at once, many see the weak; 1, 3 and 12 when left"
              + " out") List<Integer> horizons,
      @Default("all") @Help(
      "what a watch looks at: all (each sensor, the bottleneck, the whole window) or whole, for many columns that say little alone") Parts parts,
      @Default("false") @Help(
      "columns are of one unit, as pixels are, and keep their relative size; else each is measured by its own deviation") boolean oneUnit,
      @Default("") @Help("detector to hand on whatever the contest says; empty: the recommended one") String choose) {}

  /** The detectors. */
  public record Out(
      @Port("the recommended detector, or the chosen one") Facts detector,
      @Port("the bow tie, for explaining") Facts bowTie,
      @Port("how each did, and the advice on the window") Facts contest,
      @Port("the bow tie's loss by epoch") Series losses) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    SensorSeries series = params.input().read(in.series(), context);
    SensorSeries normal = series.slice(0, params.input().normalRows(series));
    WindowAdvice advice = WindowAdvice.of(normal);
    int window = params.window() == 0 ? advice.window() : params.window();
    if (window > normal.rows() / 2) {
      throw new InputException("window: " + window + " rows are too long, the series is learnt from " + normal.rows() + "; at most half of them fit");
    }
    context.log(advice.said());
    Scale each = Scale.of(normal.values());
    Scale scale = params.oneUnit() ? each.common() : each;
    double[][] scaled = scale.apply(normal.values());
    int learnt = scaled[0].length * 3 / 4;
    // Windows with a gap that was left teach nothing; a watch takes what it last saw in a gap's place.
    Samples training = new WholeWindows(new Windows(part(scaled, 0, learnt), window));
    Samples heldOut = new WholeWindows(new Windows(part(scaled, learnt - window + 1, scaled[0].length), window));
    if (training.count() < LEAST_WINDOWS || heldOut.count() == 0) {
      throw new InputException("series: of its first " + normal.rows() + " rows " + training.count() + " windows of " + window
          + " are whole; learn from more rows (input.normal), or have gaps interpolated (input.gaps)");
    }
    Map<String, FittedDetector> fitted = new LinkedHashMap<>();
    List<String> ids = new ArrayList<>(params.beside().isEmpty() ? BESIDE : params.beside());
    ids.add(BOW_TIE);
    Map<String, Object> areas = new LinkedHashMap<>();
    String best = "";
    for (String id : ids) {
      context.checkCancelled();
      context.progress(fitted.size(), ids.size(), "detectors");
      FittedDetector detector = detector(id, params, series.sensors(), context).fit(training, context.seed());
      fitted.put(id, detector);
      double area = Contest.area(detector, heldOut, series.sensors(), params.faults(), context.seed());
      areas.put(id, area);
      best = best.isEmpty() || area > (double) areas.get(best) + WORTH ? id : best;
    }
    String chosen = params.choose().isEmpty() ? best : params.choose();
    if (!fitted.containsKey(chosen)) {
      throw new InputException("choose: '" + chosen + "' is not among the detectors " + ids);
    }
    context.log("'" + best + "' tells faults best, with an area of " + String.format(java.util.Locale.ROOT, "%.3f", (double) areas.get(best)));
    Map<String, Object> contest = new LinkedHashMap<>();
    contest.put("recommended", best);
    contest.put("area under the ROC on faults put in", areas);
    contest.put("window", window);
    contest.put("advice", advice.said());
    Windows all = new Windows(held(scaled), window);
    int[] horizons = horizons(params);
    Function<String, Facts> facts =
        id -> {
          boolean whole = params.parts() == Parts.WHOLE;
          WatchScale watch = WatchScale.of(fitted.get(id), all, series.sensors(), window, horizons, whole, Math.max(1, learnt - window + 1));
          return new FittedSeries(id, series.names(), scale, window, series.seconds(), fitted.get(id), watch).facts();
        };
    return new Out(
        facts.apply(chosen),
        facts.apply(BOW_TIE),
        new Facts(contest),
        context.curves());
  }

  private Detector detector(String id, Params params, int sensors, RunContext context) {
    int[] epoch = {0};
    return switch (id) {
      case BOW_TIE -> new BowTie(core, params.bowTie(), params.bottleneck(), sensors, loss -> context.metric("loss", ++epoch[0], loss));
      case "pca" -> new Pca(params.bottleneck());
      default -> context.use(Detector.class, id);
    };
  }

  private static int[] horizons(Params params) {
    if (params.horizons().stream().anyMatch(h -> h < 1)) {
      throw new InputException("horizons: " + params.horizons() + " must be numbers of rows from 1 on");
    }
    return params.horizons().isEmpty() ? HORIZONS.clone() : params.horizons().stream().mapToInt(Integer::intValue).toArray();
  }

  private static double[][] held(double[][] values) {
    double[][] held = new double[values.length][];
    for (int s = 0; s < held.length; s++) {
      held[s] = values[s].clone();
      for (int i = 0; i < held[s].length; i++) {
        held[s][i] = Double.isNaN(held[s][i]) ? i > 0 ? held[s][i - 1] : 0 : held[s][i];
      }
    }
    return held;
  }

  private static double[][] part(double[][] values, int from, int to) {
    return Arrays.stream(values).map(sensor -> Arrays.copyOfRange(sensor, from, to)).toArray(double[][]::new);
  }
}
