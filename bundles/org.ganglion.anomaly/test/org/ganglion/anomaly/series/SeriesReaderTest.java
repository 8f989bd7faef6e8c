package org.ganglion.anomaly.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.operator.InputException;
import org.junit.jupiter.api.Test;

/** If these fail, bad data is taken in silence, or refused without saying why. */
class SeriesReaderTest {
  private final List<String> told = new ArrayList<>();

  private SensorSeries read(Table.Column... columns) {
    return new SeriesReader(SeriesReader.Gaps.INTERPOLATED, told::add).read(new Table(List.of(columns)), Optional.empty(), List.of());
  }

  private void refuses(String part, Table.Column... columns) {
    String said = assertThrows(InputException.class, () -> read(columns)).getMessage();
    assertTrue(said.contains(part), said);
  }

  @Test
  void whatCannotBeASeriesIsRefusedByName() {
    refuses("one row", new Table.Numbers("a", new double[] {1}));
    refuses("'a' has no value at all", new Table.Numbers("a", new double[] {Double.NaN, Double.NaN}));
    refuses("row 2 is infinite", new Table.Numbers("a", new double[] {1, Double.POSITIVE_INFINITY}));
    refuses("'a' must hold numbers, row 2 holds 'off'", new Table.Words("a", List.of("1", "off", "2")));
    refuses("backwards in column 'time', row 3", new Table.Numbers("time", new double[] {1, 3, 2}), new Table.Numbers("a", new double[3]));
    refuses("'soon' is no time", new Table.Words("time", List.of("2024-01-01", "soon")), new Table.Numbers("a", new double[2]));
    refuses("no column of numbers", new Table.Words("time", List.of("2024-01-01", "2024-01-02")));
  }

  @Test
  void whatIsOddIsTold() {
    read(new Table.Numbers("time", new double[] {0, 1, 1, 2, 3, 9}), new Table.Numbers("a", new double[] {5, 5, 5, 5, 5, 5}));
    assertEquals(3, told.size(), told.toString());
    assertTrue(told.get(0).contains("1 rows have the time of the row before"), told.get(0));
    assertTrue(told.get(1).contains("the first at row 6"), told.get(1));
    assertTrue(told.get(2).contains("constant"), told.get(2));
  }

  @Test
  void gapsAreFilledByAStraightLine() {
    double n = Double.NaN;
    SensorSeries series =
        read(new Table.Words("month", List.of("2024-01", "2024-02", "2024-03", "2024-04", "2024-05")),
        new Table.Numbers("a", new double[] {n, 1, n, n, 4}));
    assertArrayEquals(new double[] {1, 1, 2, 3, 4}, series.values()[0], 1e-12);
    assertTrue(told.toString().contains("3 missing values"), told.toString());
  }

  @Test
  void aYearlyCourseIsAdvisedAWindowOfTwelve() {
    double[] months = new double[144];
    java.util.Arrays.setAll(months, i -> 100 + 20 * Math.sin(2 * Math.PI * i / 12) + i % 3);
    WindowAdvice advice = WindowAdvice.of(read(new Table.Numbers("a", months)));
    assertEquals(12, advice.window());
    assertTrue(advice.said().contains("repeats every 12 rows"), advice.said());
  }
}
