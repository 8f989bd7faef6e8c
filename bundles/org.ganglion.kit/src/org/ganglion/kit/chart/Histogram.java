package org.ganglion.kit.chart;

import java.util.Arrays;
import java.util.Locale;
import org.ganglion.kit.page.Html;
import org.ganglion.kit.page.Numbers;

/** How often values occur, as bars over equal steps of the value. */
public final class Histogram {
  private static final double WIDTH = 480;
  private static final double HEIGHT = 140;
  private static final double BOTTOM = 20;

  private Histogram() {}

  /** Counts of finite values in equal steps from the lowest to the highest; one bar where all are equal, none where there is no finite value. */
  public static int[] counts(double[] values, int bars) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    if (finite.length == 0) {
      return new int[0];
    }
    double low = Arrays.stream(finite).min().orElseThrow();
    double high = Arrays.stream(finite).max().orElseThrow();
    int[] counts = new int[high > low ? bars : 1];
    for (double value : finite) {
      counts[high > low ? (int) Math.min(bars - 1, (value - low) / (high - low) * bars) : 0]++;
    }
    return counts;
  }

  /** Draws the bars with the lowest and highest value below. */
  public static void draw(Html html, String title, double[] values, int bars) {
    int[] counts = counts(values, bars);
    double most = Arrays.stream(counts).max().orElse(1);
    html.open("figure", "class", "plot").open("figcaption").leaf("span", title, "class", "plot-title").close();
    html.open("svg", "viewBox", "0 0 " + place(WIDTH) + " " + place(HEIGHT), "role", "img", "aria-label", "Histogram of " + title);
    double step = WIDTH / Math.max(1, counts.length);
    double floor = HEIGHT - BOTTOM;
    for (int i = 0; i < counts.length; i++) {
      double height = counts[i] / most * (floor - 2);
      html.empty("rect", "class", "c1", "fill", "var(--c)", "x", place(i * step + 0.5), "y", place(floor - height), "width",
          place(Math.max(0.5, step - 1)), "height", place(height));
    }
    html.empty("line", "class", "base", "x1", "0", "x2", place(WIDTH), "y1", place(floor), "y2", place(floor));
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    if (finite.length > 0) {
      html.leaf("text", Numbers.of(Arrays.stream(finite).min().orElseThrow()), "class", "tick", "x", "0", "y", place(HEIGHT - 4));
      html.leaf("text", Numbers.of(Arrays.stream(finite).max().orElseThrow()), "class", "tick", "x", place(WIDTH), "y", place(HEIGHT - 4),
          "text-anchor", "end");
    }
    html.close(2);
  }

  private static String place(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
