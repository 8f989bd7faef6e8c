package org.ganglion.report.page;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Pictures;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.rl.Experience;
import org.ganglion.api.run.StepRecord;
import org.ganglion.kit.chart.Curves;
import org.ganglion.kit.page.Html;
import org.ganglion.kit.page.Numbers;
import org.ganglion.report.picture.ImageSheet;
import org.ganglion.report.picture.PictureStrip;
import org.ganglion.report.wiring.WorkflowText;

/** Everything about one step: results first, then how it was set, then what it said. */
final class StepSection {
  private final WorkflowText text;

  StepSection(WorkflowText text) {
    this.text = text;
  }

  void write(Html html, StepRecord step) {
    html.open("section", "id", "step-" + step.id(), "class", "step").open("h2").text(step.id());
    if (step.cached()) {
      html.text(" ").leaf("span", "cached", "class", "badge");
    }
    html.close();
    html.open("p", "class", "dim").leaf("code", step.operator()).text(" " + step.version() + ", " + Numbers.duration(step.took()));
    step.inputs().forEach((port, source) -> html.text(", ").leaf("span", port + " ← " + source));
    html.close();
    facts(html, step);
    Curves.draw(html, step.curves());
    List<Class<?>> order = List.of(Pictures.class, Images.class, Series.class, Table.class, Document.class);
    order.forEach(kind -> results(html, step, kind::isInstance));
    html.open("div", "class", "models");
    results(html, step, Model.class::isInstance);
    html.close();
    results(html, step, value -> !(value instanceof Model) && order.stream().noneMatch(kind -> kind.isInstance(value)));
    Parameters.write(html, step.parameters(), text.given(step.id()));
    log(html, step);
    html.close();
  }

  private static void results(Html html, StepRecord step, Predicate<Object> kind) {
    step.outputs().forEach((port, value) -> {
      if (kind.test(value)) {
        result(html, step, port, value);
      }
    });
  }

  /** Facts that several ports give are shown once: an operator may give the one that it chose, and the same under its own name. */
  private static void facts(Html html, StepRecord step) {
    Set<Facts> shown = new HashSet<>();
    step.outputs().forEach((port, value) -> {
      if (value instanceof Facts facts && shown.add(facts)) {
        FactFigures.write(html, port, facts.values());
      }
    });
  }

  private static void result(Html html, StepRecord step, String port, Object value) {
    String id = step.id() + "-" + port;
    switch (value) {
      case Pictures pictures -> PictureStrip.write(html, id, port, pictures);
      case Images images -> ImageSheet.write(html, id, port, images);
      case Series series -> series(html, step, port, series);
      case Table table -> TableHead.write(html, port, table);
      case Model model -> LayerTable.write(html, port, model);
      case Experience experience -> ExperienceHead.write(html, port, experience);
      case Document document -> EmbeddedPage.write(html, port, document);
      case Facts facts -> { } // above the curves
      default -> html.leaf("p", port + ": " + value.getClass().getSimpleName(), "class", "dim");
    }
  }

  /** An operator that gives its own curves as an output shall not have them drawn twice. */
  private static void series(Html html, StepRecord step, String port, Series series) {
    boolean known = series.curves().stream().allMatch(
        curve -> step.curves().curve(curve.name()).filter(drawn -> Arrays.equals(drawn.y(), curve.y())).isPresent());
    if (!known) {
      html.leaf("h3", port);
      Curves.draw(html, series);
    }
  }

  private static void log(Html html, StepRecord step) {
    if (!step.log().isEmpty()) {
      html.open("details", "open", step.log().size() > 12 ? null : "open").leaf("summary", "Log").open("ol", "class", "log");
      step.log().forEach(sentence -> html.leaf("li", sentence));
      html.close(2);
    }
  }

  /** Nested values by the way to them: {@code turns.discriminator}. */
  static void flatten(String path, Object value, Map<String, Object> into) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach((key, each) -> flatten(path.isEmpty() ? key.toString() : path + "." + key, each, into));
    } else {
      into.put(path, value);
    }
  }
}
