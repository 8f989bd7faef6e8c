package org.ganglion.anomaly;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.anomaly.choice.Contest;
import org.ganglion.anomaly.detector.BowTie;
import org.ganglion.anomaly.detector.Pca;
import org.ganglion.anomaly.series.Scale;
import org.ganglion.anomaly.series.SensorSeries;
import org.ganglion.anomaly.series.SeriesReader;
import org.ganglion.anomaly.series.Windows;
import org.ganglion.anomaly.stream.WatchScale;
import org.ganglion.anomaly.stream.WindowWatch;
import org.ganglion.api.anomaly.Detector;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.artifact.Facts;
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
 * What is normal has changed: a challenger of the champion's kind is fitted on recent rows, and both are tried on rows still more recent. The
 * challenger takes over where it calls less often for nothing and tells faults that are put in as well, or tells them better and calls no more often;
 * else the champion stays.
 */
@Component(service = Operator.class)
@OperatorInfo(id = "anomaly.renew", version = "1.0",
    summary = "Fits a challenger on recent rows, tries it against the champion, and hands on the better")
public final class RenewDetector implements Operator<RenewDetector.In, RenewDetector.Params, RenewDetector.Out> {
  /** A difference of areas below this is none. */
  private static final double SAME = 0.02;

  private final TensorCore core;

  @Activate
  public RenewDetector(@Reference TensorCore core) {
    this.core = core;
  }

  /** Who, and on what. */
  public record In(@Port("recent rows, nearly all of them normal") Table series, @Port("the detector in service") Facts champion) {}

  /** How. */
  public record Params(
      @Default("{}") @Help("columns") SeriesInput input,
      @Default("0.7") @Min(0) @Help("share of the rows, from the start, that the challenger learns from; both are tried on the rest") double learn,
      @Default("0.14") @Min(1e-9) @Help("false alarms a day that are expected") double falseAlarmsPerDay,
      @Default("0") @Min(0) @Help("seconds between rows, where the series has no times") double seconds,
      @Default("1") @Min(0) @Help("strength of the faults put in, in normal standard deviations") double faults) {}

  /** The outcome. */
  public record Out(@Port("the detector to use from now on") Facts detector, @Port("how both did") Facts contest) {}

  private record Tried(double area, long alarms, boolean drifted) {
    Map<String, Object> said() {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("area under the ROC on faults put in", area);
      said.put("alarms on the last rows", alarms);
      said.put("drift", drifted ? "yes" : "no");
      return said;
    }
  }

  @Override
  public Out run(In in, Params params, RunContext context) {
    FittedSeries champion = FittedSeries.of(in.champion(), id -> context.use(Detector.class, id));
    SensorSeries series = new SeriesReader(params.input().gaps(), context::log).read(in.series(), params.input().time(), champion.sensors());
    int learnt = (int) (params.learn() * series.rows());
    if (learnt < 4 * champion.window() || series.rows() - learnt < 2 * champion.window()) {
      throw new InputException("series: " + series.rows() + " rows are too few to learn from and to try on; with windows of " + champion.window()
          + " some " + 8 * champion.window() + " are needed");
    }
    FittedSeries challenger = challenger(champion, series.slice(0, learnt), context);
    SensorSeries last = series.slice(learnt, series.rows());
    Tried old = tried(champion, last, params, context.seed());
    Tried fresh = tried(challenger, last, params, context.seed());
    boolean calmer = fresh.alarms() < old.alarms() && fresh.area() >= old.area() - SAME;
    boolean keener = fresh.alarms() <= old.alarms() && fresh.area() > old.area() + SAME;
    boolean taken = calmer || keener;
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("in service", taken ? "challenger" : "champion");
    facts.put("champion", old.said());
    facts.put("challenger", fresh.said());
    context.log(taken ? "the challenger takes over" : "the champion stays");
    return new Out((taken ? challenger : champion).facts(), new Facts(facts));
  }

  private FittedSeries challenger(FittedSeries champion, SensorSeries recent, RunContext context) {
    Scale scale = Scale.of(recent.values());
    Windows all = new Windows(scale.apply(recent.values()), champion.window());
    int learnt = recent.rows() * 3 / 4;
    Windows training = new Windows(scale.apply(recent.slice(0, learnt).values()), champion.window());
    FittedDetector fitted = kind(champion, context).fit(training, context.seed());
    WatchScale old = champion.watch();
    WatchScale watch = WatchScale.of(fitted, all, champion.sensors().size(), champion.window(), old.horizons(), old.whole(), training.count());
    double seconds = recent.seconds() > 0 ? recent.seconds() : champion.seconds();
    return new FittedSeries(champion.detector(), champion.sensors(), scale, champion.window(), seconds, fitted, watch);
  }

  /** A detector of the champion's kind and width. */
  private Detector kind(FittedSeries champion, RunContext context) {
    int bottleneck = champion.fitted().bottleneck(new double[champion.window() * champion.sensors().size()]).length;
    return switch (champion.detector()) {
      case BowTie.ID -> {
        BowTie.Kind form = BowTie.Kind.valueOf(champion.fitted().state().get("form").toString());
        yield new BowTie(core, form, bottleneck, champion.sensors().size(), loss -> { });
      }
      case "pca" -> new Pca(bottleneck);
      default -> context.use(Detector.class, champion.detector());
    };
  }

  private static Tried tried(FittedSeries fitted, SensorSeries last, Params params, long seed) {
    double[][] scaled = fitted.scale().apply(last.values());
    double area = Contest.area(fitted.fitted(), new Windows(scaled, fitted.window()), last.sensors(), params.faults(), seed);
    WindowWatch watch = fitted.watch(params.falseAlarmsPerDay(), params.seconds());
    long alarms = 0;
    double[] row = new double[scaled.length];
    for (int i = 0; i < last.rows(); i++) {
      for (int s = 0; s < row.length; s++) {
        row[s] = scaled[s][i];
      }
      alarms += watch.next(row) > 0 ? 1 : 0;
    }
    return new Tried(area, alarms, watch.drifted());
  }
}
