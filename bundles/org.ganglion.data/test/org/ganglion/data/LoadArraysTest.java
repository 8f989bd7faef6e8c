package org.ganglion.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.operator.InputException;
import org.ganglion.kit.npy.NpyArray;
import org.ganglion.kit.npy.Npz;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NumPy arrays and lines of JSON become tables. */
class LoadArraysTest {
  @TempDir Path folder;

  @Test
  void arraysOfTwoAxesAreRowsAndColumns() throws IOException {
    NpyArray.floats(new float[] {1, 2, 3, 4, 5, 6}, 3, 2).write(folder.resolve("a.npy"));
    Table table = npy("a.npy", Optional.empty());
    assertArrayEquals(new double[] {2, 4, 6}, numbers(table, "column2"));
  }

  @Test
  void oneArrayOfSeveralIsNamed() throws IOException {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("speed", NpyArray.ints(new int[] {-7, 8}, 2));
    arrays.put("cube", NpyArray.doubles(new double[] {1}, 1, 1, 1));
    Npz.write(arrays, folder.resolve("a.npz"));
    assertArrayEquals(new double[] {-7, 8}, numbers(npy("a.npz", Optional.of("speed")), "column1"));
    assertError("no array 'sped'; did you mean 'speed'?", () -> npy("a.npz", Optional.of("sped")));
    assertError("holds [speed, cube]; name one of them", () -> npy("a.npz", Optional.empty()));
    assertError("the array has the shape [1, 1, 1]; one or two axes make a table", () -> npy("a.npz", Optional.of("cube")));
  }

  @Test
  void linesOfJsonMayLackWhatOthersHave() throws IOException {
    Files.writeString(folder.resolve("a.jsonl"),
        "{\"a\":1,\"at\":{\"town\":\"Ulm\"}}\n\n{\"b\":true,\"a\":2.5}\n{\"at\":{\"town\":7},\"l\":[1,2]}\n");
    Table table = new LoadJsonLines().run(new LoadJsonLines.In(), new LoadJsonLines.Params("a.jsonl"), new TestRunContext(1).in(folder)).table();
    assertArrayEquals(new double[] {1, 2.5, Double.NaN}, numbers(table, "a"));
    assertArrayEquals(new double[] {Double.NaN, 1, Double.NaN}, numbers(table, "b"));
    assertEquals(List.of("Ulm", "", "7"), ((Table.Words) table.column("at.town").orElseThrow()).values());
    assertEquals(List.of("", "", "[1,2]"), ((Table.Words) table.column("l").orElseThrow()).values());
    Files.writeString(folder.resolve("a.jsonl"), "{\"a\":1}\n{\"a\":\n");
    assertError("a.jsonl, line 2: this is not JSON",
        () -> new LoadJsonLines().run(new LoadJsonLines.In(), new LoadJsonLines.Params("a.jsonl"), new TestRunContext(1).in(folder)));
  }

  private Table npy(String file, Optional<String> array) throws IOException {
    return new LoadNpy().run(new LoadNpy.In(), new LoadNpy.Params(file, array), new TestRunContext(1).in(folder)).table();
  }

  private static void assertError(String part, org.junit.jupiter.api.function.Executable action) {
    String message = assertThrows(InputException.class, action).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static double[] numbers(Table table, String name) {
    return ((Table.Numbers) table.column(name).orElseThrow()).values();
  }
}
