package org.ganglion.kit.chart;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.artifact.Series.Curve;
import org.ganglion.kit.page.Html;
import org.ganglion.kit.page.Numbers;

/** Draws one panel of curves as SVG; colours come from the page's style, so that they follow light and dark. */
final class Plot {
  private static final double WIDTH = 480;
  private static final double HEIGHT = 210;
  private static final double LEFT = 52;
  private static final double RIGHT = 12;
  private static final double TOP = 18;
  private static final double BOTTOM = 26;
  private static final int POINTS = 800;

  private final Panel panel;
  private final List<Series.Mark> marks;
  private final Axis across;
  private final Axis upright;

  Plot(Panel panel, List<Series.Mark> marks) {
    this.panel = panel;
    this.across = Axis.along(extreme(Curve::x, false), extreme(Curve::x, true));
    this.upright = Axis.upright(extreme(Curve::y, false), extreme(Curve::y, true));
    this.marks = marks.stream().filter(mark -> mark.x() >= across.low() && mark.x() <= across.high()).toList();
  }

  void draw(Html html) {
    html.open("figure", "class", "plot").open("figcaption").leaf("span", panel.title(), "class", "plot-title");
    if (upright.logarithmic()) {
      html.leaf("span", "logarithmic scale", "class", "dim");
    }
    html.open("span", "class", "legend");
    for (int i = 0; i < panel.curves().size(); i++) {
      legend(html, i);
    }
    html.close(2);
    html.open("svg", "viewBox", "0 0 " + place(WIDTH) + " " + place(HEIGHT), "role", "img", "aria-label", describe());
    grid(html);
    marks(html);
    for (int i = 0; i < panel.curves().size(); i++) {
      lines(html, panel.curves().get(i), "c" + (i + 1));
    }
    html.close(2);
  }

  private void legend(Html html, int position) {
    Curve curve = panel.curves().get(position);
    html.open("span", "class", "key c" + (position + 1));
    if (panel.curves().size() > 1) {
      html.text(panel.label(curve) + " ");
    }
    html.leaf("b", curve.y().length == 0 ? "–" : Numbers.of(curve.y()[curve.y().length - 1])).close();
  }

  private void grid(Html html) {
    for (double tick : upright.ticks()) {
      String y = place(y(tick));
      html.empty("line", "class", "grid", "x1", place(LEFT), "x2", place(WIDTH - RIGHT), "y1", y, "y2", y);
      html.leaf("text", upright.label(tick), "class", "tick", "x", place(LEFT - 7), "y", place(y(tick) + 3.5), "text-anchor", "end");
    }
    for (double tick : across.ticks()) {
      String anchor = x(tick) > WIDTH - RIGHT - 20 ? "end" : x(tick) < LEFT + 10 ? "start" : "middle";
      html.leaf("text", Numbers.of(tick), "class", "tick", "x", place(x(tick)), "y", place(HEIGHT - 8), "text-anchor", anchor);
    }
    String base = place(HEIGHT - BOTTOM);
    html.empty("line", "class", "base", "x1", place(LEFT), "x2", place(WIDTH - RIGHT), "y1", base, "y2", base);
  }

  /** Marks are lines from top to bottom; a label is left out where it would run into the one before. */
  private void marks(Html html) {
    double free = 0;
    for (Series.Mark mark : marks) {
      double x = x(mark.x());
      html.open("g", "class", "mark").leaf("title", mark.label() + " at " + Numbers.of(mark.x()));
      html.empty("line", "x1", place(x), "x2", place(x), "y1", place(TOP - 6), "y2", place(HEIGHT - BOTTOM));
      // Wide fonts take so much; a label that could touch the next one is worse than one that is left out.
      double width = 6.6 * mark.label().length() + 12;
      boolean left = x + width > WIDTH;
      double start = left ? x - width : x;
      if (start >= free && start > 0) {
        html.leaf("text", mark.label(), "x", place(left ? x - 4 : x + 4), "y", place(TOP - 3), "text-anchor", left ? "end" : "start");
        free = start + width;
      }
      html.close();
    }
  }

  private void lines(Html html, Curve curve, String colour) {
    Curve raw = Buckets.thin(curve, POINTS);
    if (raw.x().length == 1) {
      html.empty("circle", "class", colour + " dot", "cx", place(x(raw.x()[0])), "cy", place(y(raw.y()[0])), "r", "3");
      return;
    }
    boolean noisy = Trend.helps(curve);
    html.empty("path", "class", colour + (noisy ? " raw" : " line"), "d", path(raw));
    if (noisy) {
      html.empty("path", "class", colour + " line", "d", path(Buckets.thin(Trend.of(curve), POINTS / 4)));
    }
  }

  private String path(Curve curve) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < curve.x().length; i++) {
      path.append(i == 0 ? 'M' : 'L').append(place(x(curve.x()[i]))).append(' ').append(place(y(curve.y()[i])));
    }
    return path.toString();
  }

  private String describe() {
    StringBuilder text = new StringBuilder("Curves of " + panel.title() + ":");
    for (Curve curve : panel.curves()) {
      text.append(' ').append(curve.name()).append(" over ").append(curve.y().length).append(" points");
      if (curve.y().length > 0) {
        text.append(", from ").append(Numbers.of(curve.y()[0])).append(" to ").append(Numbers.of(curve.y()[curve.y().length - 1]));
      }
      text.append(';');
    }
    return text.toString();
  }

  private double x(double value) {
    return LEFT + across.place(value) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - upright.place(value) * (HEIGHT - BOTTOM - TOP);
  }

  private double extreme(java.util.function.Function<Curve, double[]> axis, boolean highest) {
    ToDoubleFunction<double[]> of = values -> {
      var finite = java.util.Arrays.stream(values).filter(Double::isFinite);
      return (highest ? finite.max() : finite.min()).orElse(Double.NaN);
    };
    var each = panel.curves().stream().map(axis).mapToDouble(of).filter(Double::isFinite);
    return (highest ? each.max() : each.min()).orElse(highest ? 1 : 0);
  }

  private static String place(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
