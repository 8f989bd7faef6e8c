package org.ganglion.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ganglion.anomaly.detector.IsolationForest;
import org.ganglion.anomaly.detector.Pca;
import org.ganglion.anomaly.detector.RobustZ;
import org.ganglion.api.anomaly.Detector;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Records;
import org.ganglion.testkit.TestCore;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;

/** If these fail, the way from a series to explained alarms, to the live processor and to a renewed detector is broken somewhere. */
class WatchTest {
  private static final int ROWS = 4000;
  private static final int LEARNT = 1000;

  private final TestRunContext context =
      new TestRunContext(1)
          .offer(Detector.class, "pca", new Pca())
          .offer(Detector.class, "robust-z", new RobustZ())
          .offer(Detector.class, "isolation-forest", new IsolationForest());

  /** Two sensors that move together, ten minutes a row; {@code shift} is added to the first one in the rows given. */
  private static Table series(double shift, int... shifted) {
    SplittableRandom random = new SplittableRandom(6);
    double[] a = new double[ROWS];
    double[] b = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      double load = Math.sin(2 * Math.PI * i / 24);
      a[i] = load + 0.3 * random.nextGaussian();
      b[i] = 2 * load + 0.3 * random.nextGaussian();
    }
    for (int from : shifted) {
      for (int i = from; i < Math.min(ROWS, from + (shifted.length == 1 ? ROWS : 30)); i++) {
        a[i] += shift;
      }
    }
    List<String> times = IntStream.range(0, ROWS).mapToObj(i -> java.time.LocalDateTime.of(2024, 1, 1, 0, 0).plusMinutes(10L * i).toString())
        .toList();
    return new Table(List.of(new Table.Words("time", times), new Table.Numbers("a", a), new Table.Numbers("b", b)));
  }

  private Facts detector(Table series) {
    Map<String, Object> with =
        Map.of("window", 8, "bottleneck", 2, "choose", "pca", "beside", List.of("pca"), "input",
        Map.of("normal", (double) LEARNT / ROWS, "atMost", LEARNT));
    return new TrainDetectors(new TestCore()).run(new TrainDetectors.In(series), Records.read(TrainDetectors.Params.class, with), context).detector();
  }

  private WatchSeries.Out watch(Table series, Facts detector, java.util.Optional<Facts> groups) {
    Map<String, Object> with = Map.of("falseAlarmsPerDay", 0.14, "input", Map.of("normal", (double) LEARNT / ROWS, "atMost", LEARNT));
    return new WatchSeries().run(new WatchSeries.In(series, detector, groups), Records.read(WatchSeries.Params.class, with), context);
  }

  @Test
  void eventsBecomeAlarmsOfTheirSensorInOneGroupAndTheLiveProcessorSaysTheSame() throws Exception {
    Table series = series(2, 1500, 2000, 2500, 3000);
    Facts detector = detector(series);
    WatchSeries.Out out = watch(series, detector, java.util.Optional.empty());
    Table.Numbers rows = (Table.Numbers) out.flags().column("row").orElseThrow();
    for (int event : new int[] {1500, 2000, 2500, 3000}) {
      assertTrue(Arrays.stream(rows.values()).anyMatch(row -> row >= event && row <= event + 4), event + " not in " + Arrays.toString(rows.values()));
    }
    // 21 days at one false alarm a week: three are expected.
    assertTrue(rows.size() <= 4 + 8, Arrays.toString(rows.values()));
    Table series4 = new Table(out.flags().columns());
    ExplainFlags.Out explained =
        new ExplainFlags().run(new ExplainFlags.In(series, detector, java.util.Optional.of(series4)),
        Records.read(ExplainFlags.Params.class, Map.of()), context);
    assertEquals(rows.size(), explained.groups().values().get("alarms"));
    WatchSeries.Out again = watch(series, detector, java.util.Optional.of(explained.groups()));
    Table.Words groups = (Table.Words) again.flags().column("group").orElseThrow();
    assertTrue(groups.values().stream().anyMatch(group -> group.startsWith("group ")), groups.values().toString());
    RehearseLive.Out live =
        new RehearseLive().run(new RehearseLive.In(series, detector, java.util.Optional.empty()), Records.read(RehearseLive.Params.class, Map.of()),
        context);
    long inLearnt = ((int) live.figures().values().get("alarms")) - rows.size();
    assertTrue(inLearnt >= 0 && inLearnt <= 2, "alarms beyond the learnt rows differ: " + live.figures().values());
  }

  @Test
  void aNewNormalIsNoticedAndTheChallengerTakesOver() {
    Table series = series(0.5, 2000);
    Facts champion = detector(series);
    Table later = later(series, 2000);
    RenewDetector.Out out =
        new RenewDetector(new TestCore()).run(new RenewDetector.In(later, champion), Records.read(RenewDetector.Params.class, Map.of()), context);
    Map<?, ?> old = (Map<?, ?>) out.contest().values().get("champion");
    Map<?, ?> fresh = (Map<?, ?>) out.contest().values().get("challenger");
    assertEquals("challenger", out.contest().values().get("in service"), old + " against " + fresh);
  }

  @Test
  void theChampionStaysWhereNothingHasChanged() {
    Table series = series(0);
    Facts champion = detector(series);
    RenewDetector.Out out =
        new RenewDetector(new TestCore())
        .run(new RenewDetector.In(later(series, 2000), champion), Records.read(RenewDetector.Params.class, Map.of()), context);
    Map<?, ?> old = (Map<?, ?>) out.contest().values().get("champion");
    assertEquals("no", old.get("drift"));
  }

  @Test
  void waysWithGapsAreComparedByWhatTheyFindAndWhatTheyLeaveOut() {
    Table series = series(0);
    double[] a = ((Table.Numbers) series.columns().get(1)).values().clone();
    for (int i = 40; i < ROWS; i += 200) {
      Arrays.fill(a, i, Math.min(ROWS, i + 60), Double.NaN);
    }
    Table gaps = new Table(List.of(series.columns().get(0), new Table.Numbers("a", a), series.columns().get(2)));
    Map<String, Object> with = Map.of("window", 8, "input", Map.of("normal", 0.5, "atMost", 2000));
    CompareGaps.Out out = new CompareGaps().run(new CompareGaps.In(gaps), Records.read(CompareGaps.Params.class, with), context);
    Map<String, Object> facts = out.comparison().values();
    assertEquals(0.3, (double) facts.get("missing"), 0.2);
    assertTrue(((Map<?, ?>) facts.get("left")).get("windows with a score") instanceof Double share && share < 0.8);
    assertEquals(1.0, ((Map<?, ?>) facts.get("interpolated")).get("windows with a score"));
    assertTrue(List.of("left", "interpolated", "masked").contains(facts.get("best")));
  }

  @Test
  void fewNormalRowsMakeTheWatchCautiousAndNotAnAlarmWithoutEnd() {
    MakeExample.Out made = new MakeExample()
        .run(new MakeExample.In(), new MakeExample.Params(org.ganglion.anomaly.example.Made.Kind.MONTHS, 500), context);
    Map<String, Object> input = Map.of("normal", 0.24);
    Map<String, Object> with =
        Map.of("window", 12, "bottleneck", 3, "horizons", List.of(1, 3), "choose", "pca", "beside", List.of("pca"), "input", input);
    Facts detector = new TrainDetectors(new TestCore())
        .run(new TrainDetectors.In(made.rows()), Records.read(TrainDetectors.Params.class, with), context).detector();
    WatchSeries.Out out =
        new WatchSeries()
            .run(new WatchSeries.In(made.rows(), detector, java.util.Optional.empty()),
            Records.read(WatchSeries.Params.class, Map.of("falseAlarmsPerDay", 0.00027, "input", input)), context);
    JudgeFlags.Out judged = new JudgeFlags()
        .run(new JudgeFlags.In(out.scores(), made.events(), java.util.Optional.empty()), new JudgeFlags.Params(120, 12), context);
    double[] alarm = ((Table.Numbers) out.scores().column("alarm").orElseThrow()).values();
    assertTrue(Arrays.stream(alarm).sum() < alarm.length / 2.0, "alarm in " + Arrays.stream(alarm).sum() + " of " + alarm.length + " rows");
    assertTrue((long) judged.figures().values().get("false alarms") <= 6, judged.figures().values().toString());
  }

  private static Table later(Table series, int from) {
    Table.Words times = (Table.Words) series.columns().get(0);
    Table.Numbers a = (Table.Numbers) series.columns().get(1);
    Table.Numbers b = (Table.Numbers) series.columns().get(2);
    return new Table(
        List.of(
            new Table.Words("time", times.values().subList(from, ROWS)),
            new Table.Numbers("a", Arrays.copyOfRange(a.values(), from, ROWS)),
            new Table.Numbers("b", Arrays.copyOfRange(b.values(), from, ROWS))));
  }
}
