package org.ganglion.rl.agents.map;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Series;
import org.ganglion.kit.chart.Curves;
import org.ganglion.kit.page.Html;
import org.ganglion.kit.page.Numbers;
import org.ganglion.kit.page.Page;

/** What a map learnt over the hours of work, and whether it can be believed. */
public final class MapPage {
  private static final double HOUR = 3600;

  private MapPage() {}

  /** Success at the top cell while learning, over hours of work where the environment tells how long a try takes, else over tries. */
  public static Optional<Series.Curve> learning(Optional<Series> curves, Optional<String> secondsPerTry) {
    double unit = secondsPerTry.map(seconds -> Double.parseDouble(seconds) / HOUR).orElse(1.0);
    return curves.flatMap(all -> all.curve("success at the top cell"))
        .map(curve -> new Series.Curve("success at the top cell", Arrays.stream(curve.x()).map(x -> x * unit).toArray(), curve.y()));
  }

  /** The page. */
  public static Document write(Calibration top, Calibration all, Optional<Series.Curve> learning, boolean hours) {
    return Page.document("success-map", "What the map promises, and what came of it", html -> {
      learning.ifPresent(curve -> learning(html, curve, hours ? "hours of work" : "tries"));
      html.open("section").leaf("h2", "Does it keep what it promises?");
      html.leaf("p", "Across: probability that the map gave before the try. A map is calibrated where of all tries that it gave 0.7 seven in ten "
          + "succeed. "
          + Numbers.of(all.count()) + " tries, " + Numbers.of(top.count()) + " of them at the top cell, where it promised "
          + percent(top.expectation()) + " and kept " + percent(top.success()) + ".", "class", "dim");
      Curves.draw(html, all.curve());
      html.close();
    });
  }

  private static void learning(Html html, Series.Curve curve, String unit) {
    Optional<Plateau> plateau = Plateau.of(curve.x(), curve.y());
    html.open("section").leaf("h2", "From nothing but success and failure");
    html.leaf("p", "Across: " + unit + ". Share of successes among the last 500 tries at the cell that promised most. " + plateau
        .map(found -> "A plateau at " + percent(found.level()) + " begins after " + Numbers.of(found.from()) + " " + unit + ".")
        .orElse("No plateau: the curve still rises at its end."), "class", "dim");
    List<Series.Mark> marks = plateau.map(found -> List.of(new Series.Mark(found.from(), "plateau"))).orElse(List.of());
    Curves.draw(html, new Series(List.of(curve), marks));
    html.close();
  }

  private static String percent(double share) {
    return Numbers.of(Math.rint(1000 * share) / 10) + " %";
  }
}
