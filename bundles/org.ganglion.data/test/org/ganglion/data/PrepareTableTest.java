package org.ganglion.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.InputException;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;

class PrepareTableTest {
  private static final double NONE = Double.NaN;

  private final Table train = new Table(List.of(
      new Table.Numbers("age", new double[] {20, 40, NONE, 60}),
      new Table.Words("town", List.of("Bonn", "Ulm", "Ulm", "")),
      new Table.Numbers("label", new double[] {0, 1, 1, 0})));

  @Test
  void columnsAreFilledScaledAndEncodedByWhatTrainingShows() {
    PrepareTable.Out out = prepare(Map.of("keep", List.of("label"), "scale", "range"));
    assertArrayEquals(new double[] {0, 0.5, 0.5, 1}, numbers(out.table(), "age"));
    assertArrayEquals(new double[] {0, 1, 1, 0}, numbers(out.table(), "town=Ulm"));
    assertArrayEquals(new double[] {0, 1, 1, 0}, numbers(out.table(), "label"));
  }

  @Test
  void laterRowsGetWhatTrainingTaughtAndNothingOfTheirOwn() {
    PrepareTable.Out out = prepare(Map.of("keep", List.of("label"), "scale", "range"));
    Table later = new Table(List.of(
        new Table.Numbers("age", new double[] {100, NONE}), new Table.Words("town", List.of("Rome", "Bonn")),
        new Table.Numbers("label", new double[] {0, 1})));
    Table prepared = new ApplyPreparation().run(new ApplyPreparation.In(later, out.preparation()), new ApplyPreparation.Params(), context()).table();
    assertArrayEquals(new double[] {2, 0.5}, numbers(prepared, "age"), "100 is beyond the range of training, and must stay so");
    assertArrayEquals(new double[] {0, 1}, numbers(prepared, "town=Bonn"));
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("age", null);
    row.put("town", "Bonn");
    row.put("label", 1.0);
    assertEquals(Map.of("age", 0.5, "town=Bonn", 1.0, "town=Ulm", 0.0, "label", 1.0), out.preparation().apply(row),
        "single rows and tables are prepared alike");
  }

  @Test
  void masksDropsAndConsequences() {
    assertArrayEquals(new double[] {0, 0, 1, 0}, numbers(prepare(Map.of("missing", "mask")).table(), "age.missing"));
    PrepareTable.Out dropped = prepare(Map.of("columns", Map.of("age", Map.of("missing", "drop", "scale", "none"))));
    assertArrayEquals(new double[] {20, 40, 60}, numbers(dropped.table(), "age"));
    Map<?, ?> told = (Map<?, ?>) ((List<?>) prepare(Map.of()).facts().values().get("missingValues")).get(0);
    assertEquals("age", told.get("column"));
    assertEquals(1, told.get("missing"));
    assertEquals(Math.sqrt(800 / 3.0), (double) told.get("deviationBefore"), 1e-12);
    assertEquals(Math.sqrt(200), (double) told.get("deviationAfter"), 1e-12, "filling in the mean narrows the spread, and that is shown");
  }

  @Test
  void standardAndRobustScalingAreThoseOfTheTextbook() {
    assertArrayEquals(new double[] {-Math.sqrt(2), 0, 0, Math.sqrt(2)}, numbers(prepare(Map.of()).table(), "age"), 1e-12);
    // quartiles of 20, 40, 40, 60 by straight line: 35 and 45
    assertArrayEquals(new double[] {-2, 0, 0, 2}, numbers(prepare(Map.of("scale", "robust", "missing", "median")).table(), "age"), 1e-12);
  }

  @Test
  void whatDoesNotFitIsSaid() {
    assertError("keep: the table has no column 'lable'; did you mean 'label'?", Map.of("keep", List.of("lable")));
    assertError("column 'town' has 3 different words", Map.of("mostCategories", 2),
        new Table(List.of(new Table.Words("town", List.of("a", "b", "c")))));
    assertError("column 'x' has no value at all", Map.of(), new Table(List.of(new Table.Numbers("x", new double[] {NONE, NONE}))));
    Table other = new Table(
        List.of(new Table.Words("age", List.of("old")), new Table.Words("town", List.of("Ulm")), new Table.Numbers("label", new double[] {0})));
    String message = assertThrows(InputException.class,
        () -> new ApplyPreparation().run(new ApplyPreparation.In(other, prepare(Map.of()).preparation()), new ApplyPreparation.Params(), context()))
        .getMessage();
    assertEquals("table: column 'age' was of numbers in training, and holds words here", message);
  }

  @Test
  void gapsInSeriesAreClosedForwardOrByALine() {
    Table series = new Table(List.of(new Table.Numbers("x", new double[] {NONE, 1, NONE, NONE, 4, NONE})));
    assertArrayEquals(new double[] {NONE, 1, 2, 3, 4, NONE}, numbers(fill(series, Map.of()), "x"), "nothing stands beyond the ends");
    assertArrayEquals(new double[] {NONE, 1, 1, 1, 4, 4}, numbers(fill(series, Map.of("way", "forward")), "x"));
    assertArrayEquals(new double[] {NONE, 1, NONE, NONE, 4, NONE}, numbers(fill(series, Map.of("longest", 1)), "x"));
  }

  private static Table fill(Table series, Map<String, Object> with) {
    return new FillGaps().run(new FillGaps.In(series), Records.read(FillGaps.Params.class, with), context()).table();
  }

  private PrepareTable.Out prepare(Map<String, Object> with) {
    return prepare(with, train);
  }

  private static PrepareTable.Out prepare(Map<String, Object> with, Table table) {
    return new PrepareTable().run(new PrepareTable.In(table), Records.read(PrepareTable.Params.class, with), context());
  }

  private void assertError(String part, Map<String, Object> with) {
    assertError(part, with, train);
  }

  private static void assertError(String part, Map<String, Object> with, Table table) {
    String message = assertThrows(InputException.class, () -> prepare(with, table)).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static TestRunContext context() {
    return new TestRunContext(1).in(Path.of("."));
  }

  private static double[] numbers(Table table, String name) {
    return ((Table.Numbers) table.column(name).orElseThrow()).values();
  }
}
