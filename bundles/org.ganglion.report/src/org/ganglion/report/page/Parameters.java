package org.ganglion.report.page;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.kit.page.Html;

/** Parameters as they were used; those that nobody chose stand back. */
final class Parameters {
  /** A longer value has a line of its own. */
  private static final int LONG = 60;

  private Parameters() {}

  static void write(Html html, Map<String, Object> used, Map<?, ?> given) {
    if (used.isEmpty()) {
      return;
    }
    Map<String, Object> flat = new LinkedHashMap<>();
    StepSection.flatten("", used, flat);
    html.open("details", "open", flat.size() > 24 ? null : "open").open("summary").text("Parameters ");
    html.leaf("span", "defaults are dimmed", "class", "dim").close();
    html.open("dl", "class", "parameters");
    flat.forEach((path, value) -> {
      String text = text(value);
      html.open("div", "class", (chosen(given, path, value) ? "chosen" : "default") + (text.length() > LONG ? " long" : ""));
      html.leaf("dt", path).leaf("dd", text).close();
    });
    html.close(2);
  }

  /** Whether the workflow file names the parameter; a choice of kinds may stand there as a word alone. */
  private static boolean chosen(Map<?, ?> given, String path, Object value) {
    Object at = given;
    for (String key : path.split("\\.")) {
      if (!(at instanceof Map<?, ?> fields)) {
        return key.equals("type") || String.valueOf(at).equals(String.valueOf(value));
      }
      if (!fields.containsKey(key)) {
        return false;
      }
      at = fields.get(key);
    }
    return true;
  }

  private static String text(Object value) {
    return switch (value) {
      case null -> "–";
      case List<?> list when list.isEmpty() -> "none";
      case List<?> list when list.get(0) instanceof Map -> String.join("; ", list.stream().map(Parameters::text).toList());
      case List<?> list -> String.join(", ", list.stream().map(Parameters::text).toList());
      case Map<?, ?> map when map.isEmpty() -> "none";
      case Map<?, ?> map -> String.join(", ", map.entrySet().stream().map(entry -> entry.getKey() + " " + text(entry.getValue())).toList());
      case Double number when Math.abs(number) < 1e9 && Math.abs(number) > 1e-7 -> BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
      case String word when word.isEmpty() -> "empty";
      default -> String.valueOf(value);
    };
  }
}
