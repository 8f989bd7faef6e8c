package org.ganglion.kit.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON text from trees of maps, lists, text, numbers, booleans and null, and back. Keys keep their order. Numbers that JSON lacks are written as the
 * words {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}; {@link #number} reads both forms.
 */
public final class Json {
  private static final JSON COMPACT =
      JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES, JSON.Feature.PRESERVE_FIELD_ORDERING).without(JSON.Feature.USE_FIELDS);
  private static final JSON PRETTY = COMPACT.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

  private Json() {}

  /** On one line. */
  public static String write(Object tree) {
    return text(COMPACT, tree);
  }

  /** Indented, for files that people open; ends with a line feed. */
  public static String pretty(Object tree) {
    return text(PRETTY, tree) + "\n";
  }

  /** On one line with the keys of every map sorted: equal trees give equal text, whatever order they were made in. */
  public static String canonical(Object tree) {
    return write(sorted(tree));
  }

  private static String text(JSON form, Object tree) {
    try {
      return form.asString(tree);
    } catch (IOException e) {
      throw new UncheckedIOException("a tree cannot be written as JSON", e);
    }
  }

  private static Object sorted(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> copy = new TreeMap<>();
      map.forEach((key, value) -> copy.put(key.toString(), sorted(value)));
      return copy;
    }
    if (tree instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(value -> copy.add(sorted(value)));
      return copy;
    }
    return tree;
  }

  /**
   * The tree of a text: maps in order, lists, text, numbers, booleans, null.
   *
   * @throws IOException when it is not JSON; the message names the place
   */
  public static Object read(String text) throws IOException {
    try {
      return COMPACT.anyFrom(text);
    } catch (JsonProcessingException e) {
      String place = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
      throw new IOException("this is not JSON: " + e.getOriginalMessage() + place, e);
    }
  }

  /**
   * As {@link #read}, where an object is expected.
   *
   * @throws IOException when it is not a JSON object
   */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> readObject(String text) throws IOException {
    if (read(text) instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new IOException("this is JSON, but not an object");
  }

  /** A number of a tree, NaN and the infinities included. */
  public static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.parseDouble(String.valueOf(value));
  }
}
