package org.ganglion.rl.agents.side;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.artifact.Table;
import org.ganglion.kit.chart.Curves;
import org.ganglion.kit.page.Page;

/** One episode of all players, a plot for each number. */
public final class SidePage {
  private static final double HOUR = 3600;

  private SidePage() {}

  /** The page; of numbers that nobody asks for by name all are drawn. */
  public static Document write(List<Played> players, List<String> wanted) {
    return Page.document("side-by-side", "Side by side", html -> {
      html.open("section").leaf("h2", "One episode, step by step");
      boolean hours = Double.isFinite(players.get(0).secondsPerStep());
      html.leaf("p", "Across: " + (hours ? "hours" : "steps") + ". Every player has the same episode.", "class", "dim");
      Curves.draw(html, series(players, wanted));
      html.close();
    });
  }

  private static Series series(List<Played> players, List<String> wanted) {
    List<Series.Curve> curves = new ArrayList<>();
    for (String name : wanted.isEmpty() ? names(players) : wanted) {
      for (Played player : players) {
        if (player.shown().names().contains(name)) {
          curves.add(new Series.Curve(name + "/" + player.name(), across(player), player.shown().column(name)));
        }
      }
      Double bound = players.get(0).bounds().get(name);
      if (bound != null) {
        double[] x = across(players.get(0));
        curves.add(new Series.Curve(name + "/limit", new double[] {x[0], x[x.length - 1]}, new double[] {bound, bound}));
      }
    }
    return new Series(curves, List.of());
  }

  private static double[] across(Played player) {
    double seconds = player.secondsPerStep();
    double[] x = new double[player.shown().steps()];
    Arrays.setAll(x, i -> Double.isFinite(seconds) ? (i + 1) * seconds / HOUR : i + 1);
    return x;
  }

  private static List<String> names(List<Played> players) {
    Set<String> names = new LinkedHashSet<>();
    players.forEach(player -> names.addAll(player.shown().names()));
    return List.copyOf(names);
  }

  /** The same as rows: player, step, and every number. */
  public static Table table(List<Played> players) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    List<String> who = new ArrayList<>();
    List<Double> steps = new ArrayList<>();
    for (Played player : players) {
      for (int step = 0; step < player.shown().steps(); step++) {
        who.add(player.name());
        steps.add((double) step);
      }
    }
    for (String name : names(players)) {
      columns.put(name, players.stream().flatMapToDouble(player -> Arrays.stream(player.shown().column(name))).toArray());
    }
    List<Table.Column> all = new ArrayList<>(List.of(new Table.Words("player", who)));
    all.add(new Table.Numbers("step", steps.stream().mapToDouble(Double::doubleValue).toArray()));
    columns.forEach((name, values) -> all.add(new Table.Numbers(name, values)));
    return new Table(all);
  }
}
