package org.ganglion.anomaly.explain;

import java.util.Locale;
import org.ganglion.anomaly.series.SensorSeries;
import org.ganglion.anomaly.series.Windows;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.artifact.Document;
import org.ganglion.kit.page.Html;
import org.ganglion.kit.page.Page;

/** The page of red-flag groups: a map to point at, and for each group its typical window over what was expected. */
public record Pages(RedFlags flags, FittedDetector detector, Windows windows, SensorSeries series) {
  private static final int ACROSS = 640;
  private static final int DOWN = 360;
  private static final int WIDTH = 300;
  private static final int HEIGHT = 110;
  private static final int COLOURS = 6;

  /** The page. */
  public Document document() {
    return Page.document("red-flags", "Red-flag groups", html -> {
      html.open("section").leaf("h2", "Map of the flagged windows");
      int groups = flags.groups().centers().length;
      html.leaf("p", flags.events().size() + " windows in " + groups + (groups == 1 ? " group" : " groups")
              + ". Near ones are alike in how they deviate, not in how much. Point at a dot for its time, group and strength; a click leads to its"
              + " group.");
      scatter(html);
      alarms(html);
      html.close();
      for (int group = 0; group < flags.groups().centers().length; group++) {
        group(html, group);
      }
    });
  }

  private void scatter(Html html) {
    double[] low = {Double.MAX_VALUE, Double.MAX_VALUE};
    double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE};
    for (double[] point : flags.map()) {
      for (int k = 0; k < 2; k++) {
        low[k] = Math.min(low[k], point[k]);
        high[k] = Math.max(high[k], point[k]);
      }
    }
    html.open("figure", "class", "plot")
        .open("svg", "viewBox", "0 0 " + ACROSS + " " + DOWN, "role", "img", "aria-label", "Map of the flagged windows");
    html.empty("rect", "width", "" + ACROSS, "height", "" + DOWN, "fill", "none", "stroke", "currentColor", "stroke-opacity", "0.25");
    for (int i = 0; i < flags.map().length; i++) {
      double[] point = flags.map()[i];
      RedFlags.Event event = flags.events().get(i);
      int group = flags.groups().of()[i];
      html.open("a", "href", "#group-" + (group + 1)).open(
          "circle",
          "class", colour(group),
          "cx", place(point[0], low[0], high[0], ACROSS),
          "cy", place(point[1], high[1], low[1], DOWN),
          "r", "6",
          // Colours come round after six: the second time as rings.
          "style", group < COLOURS ? "fill:var(--c);fill-opacity:.75" : "fill:var(--sheet);stroke:var(--c);stroke-width:2");
      html.leaf("title", time(event) + ": group " + (group + 1) + ", " + flags.name(group, series.names()) + ", "
              + String.format(Locale.ROOT, "%.1f times the threshold", event.strength()));
      html.close(2);
    }
    html.close(2);
  }

  private void alarms(Html html) {
    int count = 1 + flags.events().stream().mapToInt(RedFlags.Event::alarm).max().orElse(-1);
    int[] of = flags.groupOfAlarms(count);
    html.open("div", "class", "wide").open("table").leaf("caption", "Alarms").open("thead").open("tr");
    html.leaf("th", "alarm", "class", "number").leaf("th", "strongest window").leaf("th", "looks like").leaf("th", "strength", "class", "number")
        .close(2).open("tbody");
    for (int alarm = 0; alarm < count; alarm++) {
      int wanted = alarm;
      flags.events().stream()
          .filter(event -> event.alarm() == wanted)
          .max(java.util.Comparator.comparingDouble(RedFlags.Event::strength))
          .ifPresent(event -> {
            String group = "group " + (of[wanted] + 1) + ": " + flags.name(of[wanted], series.names());
            html.open("tr").leaf("td", "" + (wanted + 1), "class", "number").leaf("td", time(event));
            html.open("td").leaf("a", group, "href", "#group-" + (of[wanted] + 1)).close();
            html.leaf("td", String.format(Locale.ROOT, "%.1f", event.strength()), "class", "number").close();
          });
    }
    html.close(3);
  }

  private void group(Html html, int group) {
    int typical = typical(group);
    if (typical < 0) {
      return;
    }
    long count = java.util.Arrays.stream(flags.groups().of()).filter(g -> g == group).count();
    RedFlags.Event event = flags.events().get(typical);
    double[] sample = new double[windows.width()];
    windows.read(event.window(), sample);
    double[] back = detector.reconstruct(sample);
    double[] shares = detector.explain(sample);
    html.open("section", "id", "group-" + (group + 1), "class", colour(group));
    html.leaf("h2", "Group " + (group + 1) + ": " + flags.name(group, series.names()), "style", "color:var(--c)");
    html.leaf("p", count + (count == 1 ? " window" : " windows") + "; typical is " + time(event)
        + ". Line: measured; dashes: expected. The percentage is the sensor's share of the deviation.");
    html.open("div", "class", "plots");
    for (int s = 0; s < series.sensors(); s++) {
      double share = 0;
      for (int i = 0; i < windows.window(); i++) {
        share += shares[s * windows.window() + i];
      }
      if (share > 0.5 / series.sensors()) {
        sensor(html, s, share, sample, back);
      }
    }
    html.close(2);
  }

  private void sensor(Html html, int sensor, double share, double[] sample, double[] back) {
    int from = sensor * windows.window();
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    for (int i = from; i < from + windows.window(); i++) {
      low = Math.min(low, Math.min(sample[i], back[i]));
      high = Math.max(high, Math.max(sample[i], back[i]));
    }
    html.open("figure", "class", "plot").leaf("figcaption", String.format(Locale.ROOT, "%s, %.0f %%", series.names().get(sensor), 100 * share));
    html.open("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "role", "img", "aria-label", series.names().get(sensor) + ", measured and expected");
    line(html, sample, from, low, high, "stroke:var(--c)", null);
    line(html, back, from, low, high, "stroke:var(--dim)", "4 4");
    html.close(2);
  }

  private void line(Html html, double[] values, int from, double low, double high, String colour, String dashes) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < windows.window(); i++) {
      points.append(place(i, 0, windows.window() - 1, WIDTH)).append(',').append(place(values[from + i], high, low, HEIGHT)).append(' ');
    }
    html.empty("polyline", "points", points.toString().strip(), "style", colour + ";fill:none;stroke-width:1.6", "stroke-dasharray", dashes);
  }

  /** The event nearest to the group's middle. */
  private int typical(int group) {
    int best = -1;
    for (int i = 0; i < flags.map().length; i++) {
      boolean nearer = best < 0 || distance(i, group) < distance(best, group);
      best = flags.groups().of()[i] == group && nearer ? i : best;
    }
    return best;
  }

  private double distance(int event, int group) {
    return Clusters.distance(flags.map()[event], flags.groups().centers()[group]);
  }

  private String time(RedFlags.Event event) {
    return series.times().get(event.window());
  }

  private static String colour(int group) {
    return "c" + (group % COLOURS + 1);
  }

  private static String place(double value, double low, double high, int size) {
    double share = high == low ? 0.5 : (value - low) / (high - low);
    return String.format(Locale.ROOT, "%.1f", 12 + share * (size - 24));
  }
}
