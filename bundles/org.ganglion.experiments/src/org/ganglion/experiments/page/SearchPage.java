package org.ganglion.experiments.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ganglion.api.artifact.Document;
import org.ganglion.experiments.champion.Champion;
import org.ganglion.experiments.trial.Rungs;
import org.ganglion.experiments.trial.Trial;
import org.ganglion.kit.chart.ParallelCoordinates;
import org.ganglion.kit.page.Html;
import org.ganglion.kit.page.Numbers;
import org.ganglion.kit.page.Page;

/** A search as a page: the champion and why, all trials as lines through their settings, what mattered. */
public final class SearchPage {
  private static final int SHOWN = 20;

  private SearchPage() {}

  /**
   * The page.
   *
   * @param trials of all rungs
   * @param measure what the score is called
   */
  public static Document of(Champion champion, List<Trial> trials, List<Integer> epochs, String measure) {
    return Page.document("search", "The search and its champion", html -> {
      html.open("section").leaf("p", champion.reason());
      table(html, "Finalists, each trained with several seeds", champion.finalists());
      html.close();
      html.open("section").leaf("h2", "All trials").open("p", "class", "dim");
      html.text("Each line is a setting. It ends at its score (" + measure + ") on the samples for comparison with the most epochs that it got ("
          + epochs.stream().map(String::valueOf).reduce((a, b) -> a + ", " + b).orElse("")
          + "); the champion is drawn bold.").close();
      Map<Integer, Trial> furthest = new LinkedHashMap<>();
      trials.stream().filter(Trial::succeeded).forEach(trial -> furthest.put(trial.number(), trial));
      List<ParallelCoordinates.Line> lines = new ArrayList<>();
      furthest.values().forEach(trial ->
          lines.add(new ParallelCoordinates.Line(values(trial, measure), trial.number() == champion.trial().number())));
      ParallelCoordinates.draw(html, lines);
      html.close();
      List<Trial> first = trials.stream().filter(trial -> trial.rung() == 0).toList();
      importance(html, Importance.of(first));
      html.open("section").leaf("h2", "The best trials");
      table(html, "", Rungs.best(List.copyOf(furthest.values())).stream().limit(SHOWN).map(trial -> row(trial, measure)).toList());
      long failed = trials.stream().filter(trial -> !trial.succeeded()).count();
      if (failed > 0) {
        html.leaf("p", failed + " trials failed, see the log.", "class", "dim");
      }
      html.close();
    });
  }

  private static Map<String, Object> values(Trial trial, String measure) {
    Map<String, Object> values = new LinkedHashMap<>(trial.setting());
    values.put("parameters", trial.parameters());
    values.put(measure, trial.score());
    return values;
  }

  private static Map<String, Object> row(Trial trial, String measure) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("trial", trial.number());
    row.put(measure, trial.score());
    row.put("epochs", trial.epochs());
    row.putAll(trial.setting());
    row.put("parameters", trial.parameters());
    return row;
  }

  private static void importance(Html html, Map<String, Double> importance) {
    if (importance.isEmpty()) {
      return;
    }
    html.open("section").leaf("h2", "What mattered")
        .leaf("p", "Share of the first rung's variance that each setting explains by itself.", "class", "dim");
    html.open("div", "class", "wide").open("table").open("tbody");
    importance.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed()).forEach(entry -> {
      html.open("tr").leaf("th", entry.getKey(), "scope", "row").open("td", "class", "lane").open("div");
      html.open("i", "style", String.format(Locale.ROOT, "left:0;width:%.1f%%", 100 * entry.getValue())).close(3);
      html.leaf("td", Math.round(100 * entry.getValue()) + " %", "class", "number").close();
    });
    html.close(4);
  }

  private static void table(Html html, String caption, List<Map<String, Object>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    html.open("div", "class", "wide").open("table");
    if (!caption.isEmpty()) {
      html.leaf("caption", caption);
    }
    html.open("thead").open("tr");
    rows.get(0).forEach((name, value) -> html.leaf("th", name, "scope", "col", "class", value instanceof Number ? "number" : null));
    html.close(2).open("tbody");
    for (Map<String, Object> row : rows) {
      html.open("tr");
      row.values().forEach(value ->
          html.leaf("td", value instanceof Number number ? Numbers.of(number.doubleValue()) : String.valueOf(value), "class", value instanceof Number
          ? "number" : null));
      html.close();
    }
    html.close(3);
  }
}
