package org.ganglion.compression.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.compression.cost.LayerCost;
import org.ganglion.compression.prune.WeightMatrix;
import org.ganglion.compression.search.AccuracyLoop;
import org.ganglion.compression.search.Candidate;
import org.ganglion.compression.search.Task;
import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.kit.chart.Histogram;
import org.ganglion.kit.page.Html;
import org.ganglion.kit.page.Page;
import org.ganglion.kit.statistics.Interval;

/** The report of a compression: what each step cost and gained, per class and per layer, and what the weights look like before and after. */
public final class CompressionPage {
  private static final int BARS = 48;

  private CompressionPage() {}

  /** The page. */
  public static Document write(Model model, Task task, AccuracyLoop.Result result, Optional<Verdict> verdict) {
    return Page.document("compression", "Compression of " + model.spec().name(), html -> {
      headline(html, result, verdict);
      steps(html, task, result);
      verdict.filter(judged -> !judged.classes().isEmpty()).ifPresent(judged -> classes(html, judged));
      layers(html, result);
      histograms(html, model, result.best());
    });
  }

  private static void headline(Html html, AccuracyLoop.Result result, Optional<Verdict> verdict) {
    Candidate before = result.tried().get(0);
    Candidate best = result.best();
    html.open("section").leaf("h2", "Result: " + best.step()).open("dl", "class", "figures");
    figure(html, "weights", times((double) before.kept() / Math.max(1, best.kept())) + " fewer");
    figure(html, "package", String.format(Locale.ROOT, "%,d bytes", best.bytes()));
    figure(html, "against float32", times((double) before.bytes() / best.bytes()) + " smaller");
    figure(html, "energy, predicted", times(before.nanojoule() / best.nanojoule()) + " less");
    figure(html, "time, measured", times(before.microseconds() / best.microseconds()) + " less");
    verdict.ifPresent(judged -> {
      figure(html, "quality before, unseen", judged.before());
      figure(html, "quality, unseen", judged.after());
      figure(html, "loss, unseen", judged.loss());
    });
    html.close();
    if (result.missed().isEmpty()) {
      html.leaf("p", "All goals are reached.");
    }
    result.missed().forEach(goal -> html.leaf("p", "Goal missed: " + goal));
    best.spared().forEach(reason -> html.leaf("p", "Spared: " + reason));
    html.close();
  }

  private static void figure(Html html, String name, String value) {
    html.open("div").leaf("dt", name).leaf("dd", value).close();
  }

  private static String times(double factor) {
    return String.format(Locale.ROOT, "%.1f×", factor);
  }

  private static void figure(Html html, String name, Interval interval) {
    html.open("div").leaf("dt", String.format(Locale.ROOT, "%s (%.2f to %.2f)", name, 100 * interval.low(), 100 * interval.high()));
    html.leaf("dd", String.format(Locale.ROOT, "%.2f %%", 100 * interval.value())).close();
  }

  private static void steps(Html html, Task task, AccuracyLoop.Result result) {
    html.open("section").leaf("h2", "Every step");
    html.leaf("p", "Quality is that of the package on " + task.choice().count()
        + " samples kept for choosing, with its 95 % interval where it is an accuracy; energy is"
        + " predicted, time is measured on this machine.", "class", "dim");
    html.open("div", "class", "wide").open("table");
    head(html, "step", "quality", "interval", "weights", "bytes", "nJ", "µs predicted", "µs measured");
    for (Candidate candidate : result.tried()) {
      html.open("tr").leaf("td", candidate.step() + (candidate == result.best() ? " (chosen)" : ""));
      numbers(html, "%.4f", candidate.quality());
      html.leaf("td", task.interval(candidate.quality()).map(range -> String.format(Locale.ROOT, "%.4f to %.4f", range.low(), range.high()))
          .orElse(""),
          "class", "number");
      numbers(html, "%,.0f", candidate.kept(), candidate.bytes());
      numbers(html, "%,.1f", candidate.nanojoule(), candidate.costs().stream().mapToDouble(LayerCost::microseconds).sum(), candidate.microseconds());
      html.close();
    }
    html.close(3);
  }

  private static void head(Html html, String... names) {
    html.open("tr");
    for (int i = 0; i < names.length; i++) {
      html.leaf("th", names[i], "scope", "col", "class", i == 0 ? null : "number");
    }
    html.close();
  }

  private static void numbers(Html html, String form, double... values) {
    for (double value : values) {
      html.leaf("td", String.format(Locale.ROOT, form, value), "class", "number");
    }
  }

  private static void classes(Html html, Verdict verdict) {
    html.open("section").leaf("h2", "By class, on unseen samples").open("div", "class", "wide").open("table");
    head(html, "class", "found before, %", "found after, %", "difference, points");
    for (int c = 0; c < verdict.classes().size(); c++) {
      html.open("tr").leaf("td", verdict.classes().get(c));
      double before = 100 * verdict.recallBefore()[c];
      double after = 100 * verdict.recallAfter()[c];
      numbers(html, "%.2f", before, after, after - before);
      html.close();
    }
    html.close(3);
  }

  private static void layers(Html html, AccuracyLoop.Result result) {
    List<LayerCost> before = result.tried().get(0).costs();
    html.open("section").leaf("h2", "By layer").open("div", "class", "wide").open("table");
    head(html, "layer", "weights", "kept", "kept, %", "bits", "bytes before", "bytes", "fetch batches before", "fetch batches", "nJ before", "nJ");
    for (LayerCost after : result.best().costs()) {
      Optional<LayerCost> was = before.stream().filter(row -> row.layer().equals(after.layer())).findFirst();
      if (after.weights() > 0 && was.isPresent()) {
        html.open("tr").leaf("td", after.layer());
        numbers(html, "%,.0f", after.weights(), after.kept());
        numbers(html, "%.1f", 100.0 * after.kept() / after.weights());
        numbers(html, "%,.0f", after.bits(), was.get().weightBytes(), after.weightBytes(), was.get().fetchBatches(), after.fetchBatches());
        numbers(html, "%,.1f", was.get().picojoule() / 1000, after.picojoule() / 1000);
        html.close();
      }
    }
    html.close(3);
  }

  private static void histograms(Html html, Model model, Candidate best) {
    html.open("section").leaf("h2", "Weights").leaf("p", "Zeros that were removed are left out.", "class", "dim").open("div", "class", "plots");
    for (WeightMatrix matrix : WeightMatrix.of(NetworkGraph.of(model.spec()))) {
      if (matrix.block().equals("weight")) {
        double[] before = new double[matrix.size()];
        for (int i = 0; i < before.length; i++) {
          before[i] = model.parameters()[matrix.offset() + i];
        }
        Histogram.draw(html, matrix.layer() + " before", before, BARS);
        best.edge().layers.stream().filter(layer -> layer.name.equals(matrix.layer()) && layer.weights != null).findFirst()
            .ifPresent(layer -> after(html, layer));
      }
    }
    html.close(2);
  }

  private static void after(Html html, EdgeLayer layer) {
    float[] values = layer.weights.values();
    double[] kept = new double[values.length];
    int n = 0;
    for (float value : values) {
      if (value != 0) {
        kept[n++] = value;
      }
    }
    kept = Arrays.copyOf(kept, n);
    Histogram.draw(html, layer.name + " after" + (layer.weights.isInt8() ? ", int8" : ""), kept, BARS);
  }
}
