package org.ganglion.rl.environments.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as maps, lists, text, doubles, booleans and null; what the bridge's lines need and no more. */
public final class Json {
  private static final int DEPTH = 64;

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /**
   * The value of a text.
   *
   * @throws IllegalArgumentException when it is no JSON; says where
   */
  public static Object read(String text) {
    Json json = new Json(text);
    Object value = json.value(0);
    json.blank();
    if (json.at < text.length()) {
      throw json.wrong("the end");
    }
    return value;
  }

  private Object value(int depth) {
    blank();
    if (depth > DEPTH) {
      throw wrong("at most " + DEPTH + " levels");
    }
    char c = at < text.length() ? text.charAt(at) : '\0';
    return switch (c) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    at++;
    if (!accept('}')) {
      do {
        blank();
        if (at >= text.length() || text.charAt(at) != '"') {
          throw wrong("a key in quotation marks");
        }
        String key = string();
        expect(':');
        map.put(key, value(depth + 1));
      } while (accept(','));
      expect('}');
    }
    return map;
  }

  private List<Object> array(int depth) {
    List<Object> list = new ArrayList<>();
    at++;
    if (!accept(']')) {
      do {
        list.add(value(depth + 1));
      } while (accept(','));
      expect(']');
    }
    return list;
  }

  private String string() {
    StringBuilder to = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      to.append(c == '\\' ? escaped() : c);
    }
    expect('"');
    return to.toString();
  }

  private char escaped() {
    char c = at < text.length() ? text.charAt(at++) : '\0';
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw wrong("an escape");
    };
  }

  private char unicode() {
    try {
      char c = (char) Integer.parseInt(text, at, at + 4, 16);
      at += 4;
      return c;
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw wrong("four hexadecimal digits");
    }
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw wrong("'" + word + "'");
    }
    at += word.length();
    return value;
  }

  private Double number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      return Double.valueOf(text.substring(start, at));
    } catch (NumberFormatException e) {
      at = start;
      throw wrong("a value");
    }
  }

  private void blank() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean accept(char c) {
    blank();
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw wrong("'" + c + "'");
    }
  }

  private IllegalArgumentException wrong(String wanted) {
    String near = text.substring(Math.min(at, text.length()), Math.min(text.length(), at + 20));
    return new IllegalArgumentException("at character " + at + " there should be " + wanted + ", not '" + near + "'");
  }

  /** A value as JSON on one line. Infinite numbers and NaN are written as null, since JSON has none. */
  public static String write(Object value) {
    StringBuilder to = new StringBuilder();
    write(value, to);
    return to.toString();
  }

  private static void write(Object value, StringBuilder to) {
    switch (value) {
      case null -> to.append("null");
      case Map<?, ?> map -> {
        String between = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          quote(entry.getKey().toString(), to.append(between));
          write(entry.getValue(), to.append(':'));
          between = ",";
        }
        to.append(map.isEmpty() ? "{}" : "}");
      }
      case List<?> list -> {
        String between = "[";
        for (Object element : list) {
          write(element, to.append(between));
          between = ",";
        }
        to.append(list.isEmpty() ? "[]" : "]");
      }
      case Double number when !Double.isFinite(number) -> to.append("null");
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 -> to.append(number.longValue());
      case Float number -> write(number.doubleValue(), to);
      case Number number -> to.append(number);
      case Boolean flag -> to.append(flag);
      default -> quote(value.toString(), to);
    }
  }

  private static void quote(String text, StringBuilder to) {
    to.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        to.append('\\').append(c);
      } else if (c < ' ') {
        to.append(String.format("\\u%04x", (int) c));
      } else {
        to.append(c);
      }
    }
    to.append('"');
  }
}
