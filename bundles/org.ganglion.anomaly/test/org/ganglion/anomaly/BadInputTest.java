package org.ganglion.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.InputException;
import org.ganglion.testkit.TestCore;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;

/** If these fail, a bad input is not told of in a sentence, or is dropped in silence. */
class BadInputTest {
  private static final int ROWS = 400;

  private final TestRunContext context =
      new TestRunContext(1)
          .offer(Detector.class, "pca", new Pca())
          .offer(Detector.class, "robust-z", new RobustZ())
          .offer(Detector.class, "isolation-forest", new IsolationForest());

  private static double[] noise(int rows) {
    SplittableRandom random = new SplittableRandom(2);
    double[] values = new double[rows];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }

  private static Table table(Table.Column... columns) {
    return new Table(List.of(columns));
  }

  private static Table.Numbers numbers(double[] values) {
    return new Table.Numbers("load", values);
  }

  private static SeriesInput defaults() {
    return Records.read(SeriesInput.class, Map.of());
  }

  private void detect(Table table) {
    new DetectSeries().run(new DetectSeries.In(table), new DetectSeries.Params(defaults(), 0, 0, 1), context);
  }

  private String refused(Table table) {
    String said = assertThrows(InputException.class, () -> detect(table)).getMessage();
    assertEquals(said, assertThrows(InputException.class, () -> train(table, 4)).getMessage(), "both operators say the same");
    return said;
  }

  private void train(Table table, int window) {
    Map<String, Object> with = Map.of("window", window, "bottleneck", 2, "input", Map.of("normal", 0.5));
    new TrainDetectors(new TestCore()).run(new TrainDetectors.In(table), Records.read(TrainDetectors.Params.class, with), context);
  }

  @Test
  void aConstantSeriesIsToldAndLookedThrough() {
    detect(table(numbers(new double[ROWS])));
    assertTrue(context.log().stream().anyMatch(line -> line.contains("column 'load' is constant (0.0)")), context.log().toString());
  }

  @Test
  void aColumnWithoutValuesIsNamed() {
    double[] none = new double[ROWS];
    Arrays.fill(none, Double.NaN);
    assertEquals("series: column 'load' has no value at all; leave it out of 'sensors'", refused(table(numbers(none))));
  }

  @Test
  void oneRowIsTooFew() {
    assertEquals("series: it has one row, and nothing can be learnt from fewer than 2", refused(table(numbers(new double[1]))));
  }

  @Test
  void textInAColumnOfNumbersIsNamedWithItsRow() {
    List<String> cells = IntStream.range(0, ROWS).mapToObj(i -> i == 7 ? "off" : "1.5").toList();
    assertEquals("series: column 'load' must hold numbers, row 8 holds 'off'; leave the cell empty if nothing was measured",
        refused(table(new Table.Words("load", cells))));
  }

  @Test
  void textInOneOfSeveralSensorsIsNamedAlike() {
    List<String> cells = IntStream.range(0, ROWS).mapToObj(i -> i == 7 ? "off" : "1.5").toList();
    Table several = table(new Table.Words("flow", cells), numbers(noise(ROWS)), new Table.Numbers("heat", noise(ROWS)));
    assertEquals("series: column 'flow' must hold numbers, row 8 holds 'off'; leave the cell empty if nothing was measured", refused(several));
  }

  @Test
  void timeThatRunsBackwardsIsNamedWithItsRow() {
    double[] times = new double[ROWS];
    Arrays.setAll(times, i -> i == 5 ? 3 : i);
    String said = refused(table(new Table.Numbers("time", times), numbers(noise(ROWS))));
    assertEquals("series: time runs backwards in column 'time', row 6: 3 after 4; sort the rows by time", said);
  }

  @Test
  void infiniteValuesAreNamedWithTheirRow() {
    double[] values = noise(ROWS);
    values[9] = Double.POSITIVE_INFINITY;
    assertEquals("series: column 'load', row 10 is infinite; leave the cell empty if nothing was measured", refused(table(numbers(values))));
  }

  @Test
  void infinityInWordsIsNamedAlike() {
    List<String> cells = IntStream.range(0, ROWS).mapToObj(i -> i == 9 ? "-inf" : "1.5").toList();
    assertEquals("series: column 'load', row 10 is infinite; leave the cell empty if nothing was measured",
        refused(table(new Table.Words("load", cells))));
  }

  @Test
  void aWindowLongerThanWhatIsLearntFromIsRefused() {
    String said = assertThrows(InputException.class, () -> train(table(numbers(noise(ROWS))), 500)).getMessage();
    assertEquals("window: 500 rows are too long, the series is learnt from 200; at most half of them fit", said);
  }
}
