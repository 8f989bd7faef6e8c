package org.ganglion.api.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules by which what stands in a workflow becomes parameters; each rule of {@link Records} once. */
class RecordsTest {
  enum Colour {
    DARK_RED,
    BLUE
  }

  sealed interface Shape {
    record Circle(@Default("1") @Min(0) double radius) implements Shape {}

    record RoundedBox(int width, @Default("[]") List<Integer> corners) implements Shape {}
  }

  record Size(int height, int width) {}

  record Limits(@Min(1) @Max(9) int few, @Min(1) @Max(2) List<String> names, @Max(0.5) double share) {}

  record Everything(
      String name,
      int count,
      long seed,
      double rate,
      boolean on,
      Colour colour,
      Shape shape,
      Size size,
      List<Double> values,
      Map<String, Integer> table,
      Optional<String> note,
      Object any) {}

  record Defaults(
      @Default("7") int count,
      @Default("1e-3") double rate,
      @Default("blue") Colour colour,
      @Default("circle") Shape shape,
      @Default("2") Size size,
      @Default("[]") List<String> names,
      @Default("{}") Map<String, Integer> table,
      @Default("{}") Inner inner,
      @Default("text") String text,
      @Default("true") boolean on,
      Optional<Integer> note) {}

  record Inner(@Default("3") int depth) {}

  record Picky(int value) {
    Picky {
      if (value == 13) {
        throw new IllegalArgumentException("13 brings bad luck");
      }
    }
  }

  record Holder(@Default("1") int before, Picky picky) {}

  private static Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", "n");
    tree.put("count", 3);
    tree.put("seed", 1L << 40);
    tree.put("rate", 2);
    tree.put("on", true);
    tree.put("colour", "dark-red");
    tree.put("shape", new LinkedHashMap<>(Map.of("type", "rounded-box", "width", 4)));
    tree.put("size", List.of(5, 6));
    tree.put("values", List.of(1, 2.5));
    tree.put("table", Map.of("a", 1));
    tree.put("any", List.of("x", 1));
    return tree;
  }

  @Test
  void everyKindOfValueIsRead() {
    Everything expected =
        new Everything(
            "n", 3, 1L << 40, 2.0, true, Colour.DARK_RED, new Shape.RoundedBox(4, List.of()), new Size(5, 6), List.of(1.0, 2.5), Map.of("a", 1),
            Optional.empty(), List.of("x", 1));
    assertEquals(expected, Records.read(Everything.class, tree()));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Everything value = Records.read(Everything.class, tree());
    Object written = Records.write(value);
    assertEquals(value, Records.read(Everything.class, written));
    Map<?, ?> map = (Map<?, ?>) written;
    assertFalse(map.containsKey("note"), "an empty optional is left out");
    assertEquals("dark-red", map.get("colour"));
    assertEquals("rounded-box", ((Map<?, ?>) map.get("shape")).get("type"));
    assertEquals(List.of(), ((Map<?, ?>) map.get("shape")).get("corners"), "defaults are written");
  }

  @Test
  void whatIsLeftOutTakesItsDefault() {
    Defaults expected =
        new Defaults(
            7, 1e-3, Colour.BLUE, new Shape.Circle(1), new Size(2, 2), List.of(), Map.of(), new Inner(3), "text", true, Optional.empty());
    assertEquals(expected, Records.read(Defaults.class, Map.of()));
    Map<String, Object> nulls = new LinkedHashMap<>();
    nulls.put("count", null);
    nulls.put("note", null);
    assertEquals(expected, Records.read(Defaults.class, nulls), "an empty value is left out too");
  }

  @Test
  void numbersMayStandForARecordOfNumbers() {
    assertEquals(new Size(4, 4), Records.read(Size.class, 4));
    assertEquals(new Size(4, 5), Records.read(Size.class, List.of(4, 5)));
    assertEquals(new Size(4, 5), Records.read(Size.class, Map.of("height", 4, "width", 5)));
    fails(Size.class, List.of(1, 2, 3), "", "takes 2 numbers (height, width), or one for all, not 3");
  }

  @Test
  void aChoiceMayBeItsWordAlone() {
    assertEquals(new Shape.Circle(1), Records.read(Shape.class, "circle"));
    assertEquals(new Shape.Circle(2), Records.read(Shape.class, Map.of("type", "circle", "radius", 2)));
    fails(Shape.class, "rounded-box", "width", "is missing");
    fails(Shape.class, "cirle", "", "has no choice 'cirle'; did you mean 'circle'?");
    fails(Shape.class, Map.of("radius", 2), "", "needs a type; there are circle, rounded-box");
    fails(Shape.class, Map.of("type", "circle", "width", 2), "width", "is not known here; there are radius");
  }

  @Test
  void wordsOfAnEnumMayBeWrittenInAnyCase() {
    assertEquals(Colour.DARK_RED, Records.read(Defaults.class, Map.of("colour", "DARK_RED")).colour());
    fails(Defaults.class, Map.of("colour", "dark-rod"), "colour", "has no choice 'dark-rod'; did you mean 'dark-red'?");
    fails(Defaults.class, Map.of("colour", 3), "colour", "has no choice '3'; there are dark-red, blue");
  }

  @Test
  void boundsHoldForNumbersAndLengths() {
    assertEquals(9, Records.read(Limits.class, limits(9, List.of("a"), 0.5)).few());
    fails(Limits.class, limits(0, List.of("a"), 0), "few", "must be from 1 to 9, it is 0");
    fails(Limits.class, limits(10, List.of("a"), 0), "few", "must be from 1 to 9, it is 10");
    fails(Limits.class, limits(1, List.of(), 0), "names", "must have from 1 to 2 elements, it has 0");
    fails(Limits.class, limits(1, List.of("a"), 0.75), "share", "must be at most 0.5, it is 0.75");
    fails(Shape.class, Map.of("type", "circle", "radius", -1), "radius", "must be at least 0, it is -1");
  }

  private static Map<String, Object> limits(int few, List<String> names, double share) {
    return Map.of("few", few, "names", names, "share", share);
  }

  @Test
  void unknownAndMissingKeysAreNamed() {
    fails(Size.class, Map.of("hight", 4, "width", 5), "hight", "is not known here; did you mean 'height'?");
    fails(Size.class, Map.of("height", 4), "width", "is missing");
    Map<String, Object> tree = tree();
    tree.put("name", null);
    fails(Everything.class, tree, "name", "is missing");
  }

  @Test
  void thePathLeadsToTheValue() {
    Map<String, Object> tree = tree();
    tree.put("values", List.of(1, "two"));
    fails(Everything.class, tree, "values.1", "takes a number, not the text 'two'");
    tree = tree();
    tree.put("table", Map.of("a", 1.5));
    fails(Everything.class, tree, "table.a", "takes a whole number, not 1.5");
    tree = tree();
    tree.put("shape", Map.of("type", "rounded-box", "width", 1, "corners", List.of(1, List.of())));
    fails(Everything.class, tree, "shape.corners.1", "takes a whole number, not a list");
  }

  @Test
  void typesAreNotGuessed() {
    wrong("name", 3, "takes text, not 3");
    wrong("on", "yes", "takes true or false, not the text 'yes'");
    wrong("rate", Double.NaN, "takes a number, not NaN");
    wrong("rate", Double.POSITIVE_INFINITY, "takes a number, not Infinity");
    wrong("values", 3, "takes a list, not 3");
    wrong("table", List.of(), "takes fields (name: value), not a list");
    wrong("shape", 3, "takes fields (name: value), not 3");
  }

  @Test
  void wholeNumbersMustFitTheirType() {
    for (Object fits : new Object[] {Integer.MAX_VALUE, Integer.MIN_VALUE, 3.0}) {
      Map<String, Object> tree = tree();
      tree.put("count", fits);
      assertEquals(((Number) fits).intValue(), Records.read(Everything.class, tree).count());
    }
    for (long fits : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1}) {
      Map<String, Object> tree = tree();
      tree.put("seed", fits);
      assertEquals(fits, Records.read(Everything.class, tree).seed());
    }
    wrong("count", 1L << 31, "takes a whole number, not 2147483648");
    wrong("seed", BigInteger.ONE.shiftLeft(63), "takes a whole number, not 9223372036854775808");
    wrong("seed", 1e19, "takes a whole number, not 1.0E19");
  }

  @Test
  void whatTheRecordItselfRefusesIsToldWithItsPlace() {
    fails(Holder.class, Map.of("picky", Map.of("value", 13)), "picky", "13 brings bad luck");
    fails(Holder.class, Map.of("picky", List.of(13)), "picky", "13 brings bad luck");
  }

  @Test
  void keysThatAreNumbersAreText() {
    Map<String, Object> tree = tree();
    tree.put("table", Map.of(1, 2));
    assertEquals(Map.of("1", 2), Records.read(Everything.class, tree).table());
  }

  @Test
  void listsThatWereReadCannotBeChanged() {
    Everything value = Records.read(Everything.class, tree());
    assertThrows(UnsupportedOperationException.class, () -> value.values().add(1.0));
  }

  private static void wrong(String key, Object value, String message) {
    Map<String, Object> tree = tree();
    tree.put(key, value);
    fails(Everything.class, tree, key, message);
  }

  private static void fails(Class<?> type, Object tree, String where, String message) {
    BadValueException error = assertThrows(BadValueException.class, () -> Records.read(type, tree));
    assertEquals(where, error.where());
    assertTrue(error.getMessage().equals(message), () -> "expected: " + message + "\nbut was: " + error.getMessage());
  }
}
