package org.ganglion.kit.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ganglion.kit.page.Html;
import org.ganglion.kit.page.Numbers;

/** Many things with several values each as lines across upright axes (Inselberg, 1985); the last axis gives the colour. */
public final class ParallelCoordinates {
  private static final double GAP = 120;
  private static final double LEFT = 60;
  private static final double TOP = 34;
  private static final double HEIGHT = 220;
  private static final double BOTTOM = 22;
  /** Positive numbers that span more than this factor stand on a logarithmic axis. */
  private static final double FACTOR_FOR_LOGARITHM = 50;

  private ParallelCoordinates() {}

  /**
   * One thing.
   *
   * @param values by axis, the same axes in every line; numbers or words
   * @param marked whether it stands out
   */
  public record Line(Map<String, Object> values, boolean marked) {}

  /** Draws; nothing where there is no line. */
  public static void draw(Html html, List<Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    List<Scale> scales = new ArrayList<>();
    for (String axis : lines.get(0).values().keySet()) {
      scales.add(Scale.of(axis, lines.stream().map(line -> line.values().get(axis)).toList()));
    }
    double width = 2 * LEFT + GAP * (scales.size() - 1);
    html.open("div", "class", "wide").open("figure", "class", "plot");
    html.open("svg", "viewBox", "0 0 " + place(width) + " " + place(TOP + HEIGHT + BOTTOM), "role", "img", "style", "max-width:" + place(1.6 * width)
        + "px",
        "aria-label", lines.size() + " lines over " + String.join(", ", lines.get(0).values().keySet()));
    // the marked one last, above the others
    lines.stream().filter(line -> !line.marked()).forEach(line -> path(html, scales, line));
    lines.stream().filter(Line::marked).forEach(line -> path(html, scales, line));
    for (int i = 0; i < scales.size(); i++) {
      axis(html, scales.get(i), LEFT + i * GAP);
    }
    html.close(3);
  }

  private static void path(Html html, List<Scale> scales, Line line) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < scales.size(); i++) {
      double y = TOP + HEIGHT * (1 - scales.get(i).place(line.values().get(scales.get(i).name())));
      path.append(i == 0 ? 'M' : 'L').append(place(LEFT + i * GAP)).append(' ').append(place(y));
    }
    Scale last = scales.get(scales.size() - 1);
    double goodness = last.place(line.values().get(last.name()));
    String opacity = line.marked() ? "1" : String.format(Locale.ROOT, "%.2f", 0.15 + 0.6 * goodness * goodness);
    html.empty("path", "class", line.marked() ? "c2" : "c1", "stroke-width", line.marked() ? "2.6" : "1.2", "opacity", opacity, "d", path.toString());
  }

  private static void axis(Html html, Scale scale, double x) {
    html.empty("line", "class", "base", "x1", place(x), "x2", place(x), "y1", place(TOP), "y2", place(TOP + HEIGHT));
    html.leaf("text", scale.name(), "x", place(x), "y", "14", "text-anchor", "middle", "style", "font-weight:600;fill:var(--ink)");
    scale.labels().forEach((label, share) ->
        html.leaf("text", label, "class", "tick", "x", place(x + 5), "y", place(TOP + HEIGHT * (1 - share) + (share > 0.5 ? -4 : 13)), "text-anchor",
        "start"));
  }

  private record Scale(String name, double low, double high, boolean logarithmic, List<String> words) {
    static Scale of(String name, List<Object> values) {
      if (values.stream().allMatch(value -> value instanceof Number)) {
        double low = values.stream().mapToDouble(value -> ((Number) value).doubleValue()).min().orElse(0);
        double high = values.stream().mapToDouble(value -> ((Number) value).doubleValue()).max().orElse(1);
        return new Scale(name, low, high, low > 0 && high / low > FACTOR_FOR_LOGARITHM, List.of());
      }
      return new Scale(name, 0, 0, false, values.stream().map(String::valueOf).distinct().sorted().toList());
    }

    double place(Object value) {
      if (!words.isEmpty()) {
        return words.size() == 1 ? 0.5 : words.indexOf(String.valueOf(value)) / (words.size() - 1.0);
      }
      double number = ((Number) value).doubleValue();
      if (high == low) {
        return 0.5;
      }
      return logarithmic ? Math.log(number / low) / Math.log(high / low) : (number - low) / (high - low);
    }

    Map<String, Double> labels() {
      Map<String, Double> labels = new java.util.LinkedHashMap<>();
      if (words.isEmpty()) {
        labels.put(Numbers.of(low), high == low ? 0.5 : 0);
        labels.put(Numbers.of(high), high == low ? 0.5 : 1);
      } else {
        words.forEach(word -> labels.put(word, place(word)));
      }
      return labels;
    }
  }

  private static String place(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
