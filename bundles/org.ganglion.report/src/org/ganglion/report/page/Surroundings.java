package org.ganglion.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ganglion.api.run.RunInfo;
import org.ganglion.api.run.StepRecord;
import org.ganglion.kit.page.Html;

/** What the run ran on, and with which plug-ins to the byte. */
final class Surroundings {
  private Surroundings() {}

  static void write(Html html, RunInfo run, List<StepRecord> steps) {
    html.open("section", "id", "environment").leaf("h2", "Environment").open("div", "class", "wide").open("table").open("tbody");
    new TreeMap<>(run.environment()).forEach((name, value) -> html.open("tr").leaf("th", name, "scope", "row").leaf("td", value).close());
    html.close(3);
    Map<String, String> plugins = new LinkedHashMap<>();
    steps.forEach(step -> plugins.merge(step.plugin(), step.id(), (before, id) -> before + ", " + id));
    html.open("div", "class", "wide").open("table").leaf("caption", "Plug-ins").open("tbody");
    plugins.forEach((plugin, users) -> html.open("tr").open("th", "scope", "row").leaf("code", plugin).close().leaf("td", users).close());
    html.close(4);
  }
}
