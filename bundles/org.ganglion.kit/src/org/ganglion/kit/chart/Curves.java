package org.ganglion.kit.chart;

import org.ganglion.api.artifact.Series;
import org.ganglion.kit.page.Html;

/** All curves of a step, related ones in one plot. */
public final class Curves {
  private Curves() {}

  /** Draws the curves with at least one point; nothing where there is none. */
  public static void draw(Html html, Series series) {
    var drawn = series.curves().stream().filter(curve -> curve.x().length > 0).toList();
    if (!drawn.isEmpty()) {
      html.open("div", "class", "plots");
      Panel.of(drawn).forEach(panel -> new Plot(panel, series.marks()).draw(html));
      html.close();
    }
  }
}
