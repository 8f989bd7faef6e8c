package org.ganglion.report.page;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.data.Names;
import org.ganglion.kit.page.Html;
import org.ganglion.kit.page.Numbers;

/** Named results: single values as large figures, lists and maps as tables. */
final class FactFigures {
  private static final int LONGEST_FIGURE = 14;
  private static final int MOST_ROWS = 50;
  private static final int MOST_NUMBERS = 16;
  private static final int FIRST_NUMBERS = 8;

  private FactFigures() {}

  static void write(Html html, String port, Map<String, Object> values) {
    Map<String, Object> figures = new LinkedHashMap<>(values);
    figures.values().removeIf(value -> value instanceof Map || value instanceof List || text(value).length() > LONGEST_FIGURE);
    if (!figures.isEmpty()) {
      html.open("dl", "class", "figures", "aria-label", port);
      figures.forEach((name, value) -> html.open("div").leaf("dd", text(value)).leaf("dt", spaced(name)).close());
      html.close();
    }
    Map<Object, Map<String, Map<?, ?>>> alike = alike(values);
    values.forEach((name, value) -> {
      switch (value) {
        case Map<?, ?> map when alike.containsKey(map.keySet()) -> {
          if (alike.get(map.keySet()).keySet().iterator().next().equals(name)) {
            sideBySide(html, alike.get(map.keySet()));
          }
        }
        case Map<?, ?> map when !map.isEmpty() -> map(html, name, map);
        case List<?> list when !list.isEmpty() && list.stream().allMatch(row -> row instanceof Map) -> records(html, name, list);
        case List<?> list when !list.isEmpty() && list.stream().allMatch(row -> row instanceof List) -> matrix(html, name, list);
        case null -> { }
        default -> {
          if (!figures.containsKey(name)) {
            html.open("p").leaf("b", spaced(name)).text(": " + text(value)).close();
          }
        }
      }
    });
  }

  /** Maps of the same keys, by these: several arms of a comparison are read side by side. */
  private static Map<Object, Map<String, Map<?, ?>>> alike(Map<String, Object> values) {
    Map<Object, Map<String, Map<?, ?>>> alike = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      if (value instanceof Map<?, ?> map && map.size() > 1) {
        alike.computeIfAbsent(map.keySet(), keys -> new LinkedHashMap<>()).put(name, map);
      }
    });
    alike.values().removeIf(group -> group.size() < 2);
    return alike;
  }

  private static void sideBySide(Html html, Map<String, Map<?, ?>> rows) {
    html.open("div", "class", "wide").open("table").open("thead").open("tr").leaf("th", "");
    rows.values().iterator().next().keySet().forEach(column -> head(html, column, rows.values()));
    html.close(2).open("tbody");
    rows.forEach((name, row) -> {
      html.open("tr").leaf("th", spaced(name), "scope", "row");
      rows.values().iterator().next().keySet().forEach(column -> cell(html, row.get(column)));
      html.close();
    });
    html.close(3);
  }

  private static void map(Html html, String name, Map<?, ?> map) {
    begin(html, name);
    double most = map.values().stream()
        .mapToDouble(value -> value instanceof Number number && number.doubleValue() >= 0 ? number.doubleValue() : Double.NaN).max().orElse(0);
    html.open("tbody");
    map.entrySet().stream().limit(MOST_ROWS).forEach(entry -> {
      html.open("tr").leaf("th", String.valueOf(entry.getKey()), "scope", "row");
      if (most > 0 && entry.getValue() instanceof Number value) {
        bar(html, value.doubleValue() / most);
      }
      cell(html, entry.getValue());
      html.close();
    });
    html.close(3);
  }

  /** Values that can be compared by eye. They can where none is below zero: the largest is then a number, and the full width. */
  private static void bar(Html html, double share) {
    html.open("td", "class", "lane").open("div").open("i", "style", String.format(Locale.ROOT, "left:0;width:%.1f%%", 100 * share)).close(3);
  }

  private static void records(Html html, String name, List<?> rows) {
    Set<Object> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(((Map<?, ?>) row).keySet()));
    begin(html, name);
    html.open("thead").open("tr");
    columns.forEach(column -> head(html, column, rows));
    html.close(2).open("tbody");
    rows.stream().limit(MOST_ROWS).forEach(row -> {
      html.open("tr");
      columns.forEach(column -> cell(html, ((Map<?, ?>) row).get(column)));
      html.close();
    });
    html.close(3);
  }

  private static void matrix(Html html, String name, List<?> rows) {
    begin(html, name);
    html.open("tbody");
    rows.stream().limit(MOST_ROWS).forEach(row -> {
      html.open("tr");
      ((List<?>) row).forEach(value -> cell(html, value));
      html.close();
    });
    html.close(3);
  }

  private static void begin(Html html, String name) {
    html.open("div", "class", "wide").open("table").leaf("caption", spaced(name));
  }

  /** The name of a column, above its numbers where it has some. */
  private static void head(Html html, Object column, Collection<?> rows) {
    boolean numbers = rows.stream().anyMatch(row -> ((Map<?, ?>) row).get(column) instanceof Number);
    html.leaf("th", spaced(String.valueOf(column)), "scope", "col", "class", numbers ? "number" : null);
  }

  private static void cell(Html html, Object value) {
    html.leaf("td", text(value), "class", value instanceof Number ? "number" : null);
  }

  /** {@code meanConfidence} reads {@code mean confidence}. */
  private static String spaced(String name) {
    return Names.kebab(name).replace('-', ' ');
  }

  private static String text(Object value) {
    return switch (value) {
      case null -> "–";
      case Number number -> Numbers.of(number.doubleValue());
      // Weights and the like are for machines: the first few show what they are.
      case List<?> list when list.size() > MOST_NUMBERS && list.get(0) instanceof Number ->
          text(list.subList(0, FIRST_NUMBERS)) + " … (" + Numbers.of(list.size()) + " numbers)";
      case List<?> list when list.size() > 1 && list.get(0) instanceof List<?> first && first.size() > FIRST_NUMBERS ->
          text(first) + " … (" + Numbers.of(list.size()) + " lists)";
      case List<?> list -> String.join(", ", list.stream().map(FactFigures::text).toList());
      case Map<?, ?> map -> String.join(", ", map.entrySet().stream().map(entry -> entry.getKey() + " " + text(entry.getValue())).toList());
      default -> value.toString();
    };
  }
}
