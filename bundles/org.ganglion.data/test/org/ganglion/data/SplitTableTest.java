package org.ganglion.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.InputException;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;

class SplitTableTest {
  /** 200 rows of 50 patients, a fifth of them ill; every row comes twice. */
  private final Table table = new Table(List.of(
      new Table.Numbers("patient", IntStream.range(0, 200).mapToDouble(i -> i / 4).toArray()),
      new Table.Numbers("value", IntStream.range(0, 200).mapToDouble(i -> i / 2).toArray()),
      new Table.Words("class", IntStream.range(0, 200).mapToObj(i -> i / 4 % 5 == 0 ? "ill" : "well").toList())));

  @Test
  void everyRowIsInOnePartAndEqualRowsInTheSame() {
    SplitTable.Out parts = split(Map.of());
    assertEquals(200, parts.train().rows() + parts.validation().rows() + parts.test().rows());
    assertEquals(140, parts.train().rows(), 2);
    assertEquals(Set.of(), common(parts.train(), parts.test(), "value"), "a copy of a training row in the test is an answer that was seen before");
    assertEquals(0, parts.facts().values().get("equalRowsInSeveralParts"));
  }

  @Test
  void groupsStayTogetherAndClassesKeepTheirShare() {
    SplitTable.Out parts = split(Map.of("group", "patient", "stratify", "class"));
    assertEquals(Set.of(), common(parts.train(), parts.test(), "patient"));
    assertEquals(Set.of(), common(parts.train(), parts.validation(), "patient"));
    double ill = ((Table.Words) parts.test().column("class").orElseThrow()).values().stream().filter("ill"::equals).count();
    assertEquals(0.2, ill / parts.test().rows(), 0.1);
  }

  @Test
  void timeNeverRunsBackFromTestToTraining() {
    Table times = new Table(
        List.of(new Table.Words("when", IntStream.range(0, 100).mapToObj(i -> "2024-05-" + String.format("%02d", 1 + (i * 37 % 100) / 4)).toList())));
    SplitTable.Out parts = new SplitTable().run(new SplitTable.In(times), Records.read(SplitTable.Params.class, Map.of("time", "when")), context());
    List<String> train = ((Table.Words) parts.train().column("when").orElseThrow()).values();
    List<String> test = ((Table.Words) parts.test().column("when").orElseThrow()).values();
    assertTrue(train.stream().max(String::compareTo).orElseThrow().compareTo(test.stream().min(String::compareTo).orElseThrow()) < 0);
  }

  @Test
  void theSeedAloneDecides() {
    assertArrayEquals(values(split(Map.of()).test(), "value"), values(split(Map.of()).test(), "value"));
  }

  @Test
  void whatDoesNotFitIsSaid() {
    assertError("group: the table has no column 'patent'; did you mean 'patient'?", Map.of("group", "patent"));
    assertError("shares: train, validation and test must be shares that add up to 1", Map.of("shares", List.of(0.5, 0.1, 0.1)));
    assertError("column 'class', row 1: 'ill' is no time", Map.of("time", "class"));
    assertError("leave group and stratify out", Map.of("time", "value", "group", "patient"));
  }

  private void assertError(String part, Map<String, Object> with) {
    String message = assertThrows(RuntimeException.class, () -> split(with)).getMessage();
    assertTrue(message.contains(part), message);
  }

  private SplitTable.Out split(Map<String, Object> with) {
    return new SplitTable().run(new SplitTable.In(table), Records.read(SplitTable.Params.class, new LinkedHashMap<>(with)), context());
  }

  private static TestRunContext context() {
    return new TestRunContext(1).in(Path.of("."));
  }

  private static double[] values(Table table, String column) {
    return ((Table.Numbers) table.column(column).orElseThrow()).values();
  }

  private static Set<Double> common(Table one, Table other, String column) {
    Set<Double> common = new HashSet<>();
    Arrays.stream(values(one, column)).forEach(common::add);
    Set<Double> second = new HashSet<>();
    Arrays.stream(values(other, column)).forEach(second::add);
    common.retainAll(second);
    return common;
  }
}
