package org.ganglion.report.wiring;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ganglion.kit.page.Html;

/** Draws a wiring as SVG, from left to right. */
public final class Drawing {
  /** With more steps than this a drawing is a carpet; the table of times beside it says more. */
  private static final int MOST = 80;

  private static final int WIDTH = 132;
  private static final int HEIGHT = 46;
  private static final int GAP = 46;
  private static final int ROW = 64;

  private Drawing() {}

  /** Draws the wiring; reported steps lead to their section. */
  public static void draw(Html html, Wiring whole) {
    if (whole.nodes().isEmpty() || whole.nodes().size() > MOST) {
      return;
    }
    Wiring wiring = whole.drawn();
    Layers layers = new Layers(wiring);
    double width = layers.columns().size() * (WIDTH + GAP) - GAP + 2;
    double height = (layers.height() - 1) * ROW + HEIGHT + 2;
    html.open("div", "class", "wiring");
    html.open("svg", "viewBox", "0 0 " + (int) width + " " + (int) height, "width", (int) width + "", "height", (int) height + "", "role", "img",
        "aria-label", describe(wiring));
    for (int i = 0; i < layers.routes().size(); i++) {
      html.open("g", "class", "edge").leaf("title", wiring.edges().get(i).label());
      html.empty("path", "d", path(layers.routes().get(i), height)).close();
    }
    layers.columns().forEach(column -> column.stream().filter(slot -> slot.node != null).forEach(slot -> node(html, slot, height)));
    html.close(2);
  }

  private static void node(Html html, Layers.Slot slot, double height) {
    Wiring.Node node = slot.node;
    double x = left(slot);
    double y = middle(slot, height) - HEIGHT / 2.0;
    html.open(node.reported() ? "a" : "g", node.reported() ? "href" : "class", node.reported() ? "#step-" + node.id() : "aside");
    String title = node.id() + (node.operator().isEmpty() ? "" : ": " + node.operator()) + (node.cached() ? ", from the cache" : "");
    html.open("g", "class", "node").leaf("title", title);
    html.empty("rect", "x", n(x), "y", n(y), "width", n(WIDTH), "height", n(HEIGHT), "rx", "6");
    html.leaf("text", shorten(node.id(), 15), "class", "name", "x", n(x + 12), "y", n(y + 20));
    html.leaf("text", shorten(node.operator(), 19), "class", "kind", "x", n(x + 12), "y", n(y + 35));
    if (node.cached()) {
      html.empty("circle", "class", "cached", "cx", n(x + WIDTH - 12), "cy", n(y + 13), "r", "4");
    }
    html.close(2);
  }

  private static String path(List<Layers.Slot> route, double height) {
    StringBuilder path = new StringBuilder("M" + n(left(route.get(0)) + WIDTH) + " " + n(middle(route.get(0), height)));
    for (int i = 1; i < route.size(); i++) {
      double from = left(route.get(i - 1)) + WIDTH;
      double to = left(route.get(i)) - (i == route.size() - 1 ? 1 : 0);
      double bend = (from + to) / 2;
      path.append("C" + n(bend) + " " + n(middle(route.get(i - 1), height)) + " " + n(bend) + " " + n(middle(route.get(i), height)));
      path.append(" " + n(to) + " " + n(middle(route.get(i), height)));
      if (i < route.size() - 1) {
        path.append("H" + n(to + WIDTH));
      }
    }
    double tip = middle(route.get(route.size() - 1), height);
    double end = left(route.get(route.size() - 1)) - 1;
    return path + "m-6 -4l6 4l-6 4M" + n(end) + " " + n(tip);
  }

  private static double left(Layers.Slot slot) {
    return 1 + slot.column * (double) (WIDTH + GAP);
  }

  private static double middle(Layers.Slot slot, double height) {
    return height / 2 + slot.row * ROW;
  }

  private static String describe(Wiring wiring) {
    return wiring.nodes().size() + " steps: "
        + wiring.edges().stream().map(edge -> edge.from() + " to " + edge.to() + " (" + edge.label() + ")").collect(Collectors.joining(", "));
  }

  private static String shorten(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  private static String n(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
  }
}
