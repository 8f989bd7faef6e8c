package org.ganglion.report.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.ganglion.api.run.StepRecord;
import org.ganglion.kit.page.Html;
import org.ganglion.kit.page.Numbers;

/** When each step ran and how long, as bars on one time line. */
final class Times {
  private Times() {}

  static void write(Html html, List<StepRecord> steps) {
    if (steps.isEmpty()) {
      return;
    }
    Instant first = steps.stream().map(StepRecord::started).min(Instant::compareTo).orElseThrow();
    double span = Math.max(1, steps.stream().mapToDouble(step -> millis(first, step.started()) + step.took().toMillis()).max().orElse(1));
    html.open("div", "class", "wide").open("table", "class", "times").open("thead").open("tr");
    html.leaf("th", "Step", "scope", "col").leaf("th", "Operator", "scope", "col").leaf("th", "When", "scope", "col");
    html.leaf("th", "Time", "scope", "col", "class", "number").close(2).open("tbody");
    for (StepRecord step : steps) {
      html.open("tr").open("th", "scope", "row").leaf("a", step.id(), "href", "#step-" + step.id()).close();
      html.leaf("td", step.operator() + " " + step.version(), "class", "dim");
      html.open("td", "class", "lane").open("div");
      String place = String.format(
          Locale.ROOT, "left:%.2f%%;width:%.2f%%", 100 * millis(first, step.started()) / span, 100 * step.took().toMillis() / span);
      html.open("i", "style", place, "class", step.cached() ? "cached" : null).close().close(2);
      html.open("td", "class", "number");
      if (step.cached()) {
        html.leaf("span", "cached", "class", "badge").text(" ");
      }
      html.text(Numbers.duration(step.took())).close(2);
    }
    html.close(3);
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }
}
