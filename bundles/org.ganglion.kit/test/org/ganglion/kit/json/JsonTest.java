package org.ganglion.kit.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Trees to text and back. */
class JsonTest {
  @Test
  void treesComeBackInTheirOrder() throws Exception {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("z", 1);
    tree.put("a", Arrays.asList(1.5, "größer \"x\"\n", true, null, 5_000_000_000L));
    tree.put("nothing", null);
    assertEquals("{\"z\":1,\"a\":[1.5,\"größer \\\"x\\\"\\n\",true,null,5000000000],\"nothing\":null}", Json.write(tree));
    assertEquals(tree, Json.read(Json.write(tree)));
    assertEquals(List.of("z", "a", "nothing"), List.copyOf(Json.readObject(Json.pretty(tree)).keySet()));
  }

  @Test
  void canonicalTextDoesNotDependOnTheOrderOfKeys() {
    Map<String, Object> one = new LinkedHashMap<>(Map.of("b", Map.of("y", 1)));
    one.put("a", 2);
    Map<String, Object> other = new LinkedHashMap<>();
    other.put("a", 2);
    other.put("b", Map.of("y", 1));
    assertEquals(Json.canonical(one), Json.canonical(other));
  }

  @Test
  void numbersThatJsonLacksAreWords() throws Exception {
    String text = Json.write(List.of(Double.NaN, Double.NEGATIVE_INFINITY));
    assertEquals("[\"NaN\",\"-Infinity\"]", text);
    assertEquals(Double.NEGATIVE_INFINITY, Json.number(((List<?>) Json.read(text)).get(1)));
  }

  @Test
  void doublesKeepEveryBit() throws Exception {
    for (double value : new double[] {0.1, 1e-320, Double.MAX_VALUE, -0.0, 1.0 / 3, 123456789012345678.0}) {
      assertEquals(Double.doubleToLongBits(value), Double.doubleToLongBits(Json.number(((List<?>) Json.read(Json.write(List.of(value)))).get(0))));
    }
  }

  @Test
  void whatIsNoJsonIsToldWithItsLine() {
    assertTrue(assertThrows(IOException.class, () -> Json.read("{\n  \"a\": oops}")).getMessage().contains("(line 2)"));
    assertEquals("this is JSON, but not an object", assertThrows(IOException.class, () -> Json.readObject("[1]")).getMessage());
  }
}
