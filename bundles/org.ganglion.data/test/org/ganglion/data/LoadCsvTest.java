package org.ganglion.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.InputException;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadCsvTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void separatorAndTypesAreFoundOut(String separator) throws IOException {
    Table table = read(String.join(separator, "name", "age", "\"a" + separator + "b\"") + "\n" + String.join(separator, "Ada", " 36 ", "1e3") + "\n",
        Map.of());
    assertEquals(List.of("name", "age", "a" + separator + "b"), table.columns().stream().map(Table.Column::name).toList());
    assertEquals(List.of("Ada"), words(table, "name"));
    assertArrayEquals(new double[] {36}, numbers(table, "age"));
    assertArrayEquals(new double[] {1000}, numbers(table, "a" + separator + "b"));
  }

  @Test
  void byteOrderMarkCarriageReturnsAndQuotedNewlinesAreNoData() throws IOException {
    Table table = read("\uFEFFid,text\r\n1,\"two\r\nlines, \"\"quoted\"\"\"\r\n2,x\r\n", Map.of());
    assertArrayEquals(new double[] {1, 2}, numbers(table, "id"), "the mark is no part of the first name");
    assertEquals(List.of("two\r\nlines, \"quoted\"", "x"), words(table, "text"));
  }

  @Test
  void missingNumbersAreNotANumber() throws IOException {
    Table table = read("a,b\n1,x\n,y\nNA,\n-,z\n", Map.of("missing", List.of("-")));
    assertArrayEquals(new double[] {1, Double.NaN, Double.NaN, Double.NaN}, numbers(table, "a"));
    assertEquals(List.of("x", "y", "", "z"), words(table, "b"));
  }

  @Test
  void decimalCommasAreFoundOutColumnByColumn() throws IOException {
    Table table = read("a;b;c;d\n1,5;2.5;1.5;1.234,5\n-0,25;3;2,5;7\n", Map.of());
    assertArrayEquals(new double[] {1.5, -0.25}, numbers(table, "a"));
    assertArrayEquals(new double[] {2.5, 3}, numbers(table, "b"), "a column of points keeps its points");
    assertEquals(List.of("1.5", "2,5"), words(table, "c"), "a column that mixes both is no column of numbers");
    assertArrayEquals(new double[] {1234.5, 7}, numbers(table, "d"));
    assertEquals(List.of("1,5"), words(read("a;b\n1,5;x\n", Map.of("decimalComma", false)), "a"));
    assertArrayEquals(new double[] {1.5}, numbers(read("a,b\n\"1,5\",x\n", Map.of("decimalComma", true)), "a"));
  }

  @Test
  void fewWordsAmongNumbersAreNamed() throws IOException {
    StringBuilder text = new StringBuilder("a\n");
    for (int i = 0; i < 99; i++) {
      text.append(i == 40 ? "12 apples\n" : i + "\n");
    }
    TestRunContext context = new TestRunContext(1).in(folder);
    Files.writeString(folder.resolve("table.csv"), text);
    run(Map.of(), context);
    assertEquals("column 'a' holds words since line 42 says '12 apples'; 98.9 % of its cells are numbers", context.log().get(1));
  }

  @Test
  void columnsThatMixDecimalSignsAreNamed() throws IOException {
    TestRunContext context = new TestRunContext(1).in(folder);
    Files.writeString(folder.resolve("table.csv"), "a;b\n3;x\n1,5;y\n2.5;z\n");
    run(Map.of(), context);
    String mixture = "it mixes decimal points and commas: line 4 says '2.5', line 3 says '1,5'";
    assertEquals("column 'a' holds words, since " + mixture, context.log().get(1));
    assertError("table.csv, column 'a': " + mixture, "a;b\n3;x\n1,5;y\n2.5;z\n", Map.of("types", Map.of("a", "numbers")));
  }

  @Test
  void aPartIsReadOfWhatIsTooLarge() throws IOException {
    Table table = read("a,b,c\n1,x,10\n2,y,20\n3,z,30\n", Map.of("columns", List.of("c", "a"), "every", 2));
    assertEquals(List.of("c", "a"), table.columns().stream().map(Table.Column::name).toList());
    assertArrayEquals(new double[] {10, 30}, numbers(table, "c"));
    assertError("columns names a column 'd' that is not there", "a,b\n1,2\n", Map.of("columns", List.of("d")));
  }

  @Test
  void withoutHeaderColumnsAreNumbered() throws IOException {
    assertArrayEquals(new double[] {1, 3}, numbers(read("1,2\n3,4\n", Map.of("header", false)), "column1"));
  }

  @Test
  void codesThatLookLikeNumbersStayWordsWhenAskedFor() throws IOException {
    assertEquals(List.of("007"), words(read("code\n007\n", Map.of("types", Map.of("code", "words"))), "code"));
  }

  @Test
  void errorsNameFileLineAndColumn() {
    assertError("table.csv, line 4: it has 1 cells, the header has 2; column 'b' is the first that is missing", "a,b\n1,\"x\ny\"\n3\n", Map.of());
    assertError("table.csv, line 2: it has 3 cells, the header has 2; 'z' is the first that is too many", "a,b\n1,2,z\n", Map.of());
    assertError("table.csv, line 3, column 'a': 'x' is no number", "a,b\n1,2\nx,2\n", Map.of("types", Map.of("a", "numbers")));
    assertError("table.csv, line 1: two columns are named 'a', the second is column 3", "a,b,a\n1,2,3\n", Map.of());
    assertError("table.csv: types names a column 'ag' that is not there; did you mean 'age'?", "age\n1\n", Map.of("types", Map.of("ag", "words")));
    assertError("table.csv: it is empty", "", Map.of());
    assertError("table.csv: it names 2 columns, and has no row below", "a,b\n", Map.of());
    assertError("it is no CSV:", "a,b\n1,2\n\"open,3\n", Map.of());
    assertError("separator: takes one character or the word tab, not '::'", "a\n1\n", Map.of("separator", "::"));
  }

  @Test
  void aQuotationMarkThatNobodyClosesDoesNotTakeTheRestOfALargeFile() {
    String rest = "0123456789,x\n".repeat(1_400_000);
    assertError("table.csv, after line 2: it is no CSV: a row has more than 16 million characters", "a,b\n1,2\n\"open,3\n" + rest, Map.of());
    assertError("table.csv: it is no CSV: a row has more than 16 million characters", "\"a,b\n" + rest, Map.of());
  }

  @Test
  void otherEncodingsAreFound() throws IOException {
    Files.write(folder.resolve("table.csv"), "a\nb\ncafé\n".getBytes(StandardCharsets.ISO_8859_1));
    String message = assertThrows(InputException.class, () -> run(Map.of())).getMessage();
    assertTrue(message.contains("table.csv, line 3: byte e9 is no UTF-8; save the file as UTF-8"), message);
  }

  @Test
  void missingFilesAreNamed() {
    String message = assertThrows(InputException.class, () -> run(Map.of())).getMessage();
    assertTrue(message.endsWith("table.csv: there is no such file"), message);
  }

  private Table read(String text, Map<String, Object> with) throws IOException {
    Files.writeString(folder.resolve("table.csv"), text);
    return run(with);
  }

  private Table run(Map<String, Object> with) throws IOException {
    return run(with, new TestRunContext(1).in(folder));
  }

  private Table run(Map<String, Object> with, TestRunContext context) throws IOException {
    Map<String, Object> parameters = new LinkedHashMap<>(Map.of("file", "table.csv"));
    parameters.putAll(with);
    return new LoadCsv().run(new LoadCsv.In(), Records.read(LoadCsv.Params.class, parameters), context).table();
  }

  private void assertError(String part, String text, Map<String, Object> with) {
    String message = assertThrows(InputException.class, () -> read(text, with)).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static double[] numbers(Table table, String name) {
    return ((Table.Numbers) table.column(name).orElseThrow()).values();
  }

  private static List<String> words(Table table, String name) {
    return ((Table.Words) table.column(name).orElseThrow()).values();
  }
}
