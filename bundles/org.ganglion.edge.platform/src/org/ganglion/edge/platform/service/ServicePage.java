package org.ganglion.edge.platform.service;

import java.util.Locale;
import java.util.Optional;
import org.ganglion.api.artifact.Document;
import org.ganglion.kit.json.Json;
import org.ganglion.kit.page.Html;
import org.ganglion.kit.page.Page;

/** How to ask a service, and how it answered when it was tried. */
final class ServicePage {
  private ServicePage() {}

  static Document of(LiveText live, String state, Optional<Trial> trial, String token) {
    return Page.document("service", "In service: " + live.name(), html -> {
      html.open("section").leaf("p", state);
      trial.ifPresent(tried -> figures(html, tried));
      html.close();
      html.open("section").leaf("h2", "Ask it");
      code(html, "curl" + (live.token() ? " -H \"Authorization: Bearer $(cat " + token + ")\"" : "")
          + " \\\n  -H 'Content-Type: image/png' --data-binary @image.png " + live.url());
      html.leaf("p", "A body is a PNG image, raw bytes, or JSON: {\"values\": [...], \"explain\": true}.", "class", "dim");
      trial.filter(tried -> !tried.first().isEmpty()).ifPresent(tried -> {
        html.leaf("p", "The first image, asked for reasons too, was answered with:");
        code(html, Json.pretty(tried.first()));
      });
      html.close();
      html.open("section").leaf("h2", "The live workflow");
      code(html, live.yaml());
      html.leaf("p", "The next run that puts a package into service under this name replaces this one between two records.", "class", "dim").close();
    });
  }

  /** What is too wide for a telephone scrolls by itself. */
  private static void code(Html html, String text) {
    html.open("div", "class", "wide").leaf("pre", text).close();
  }

  private static void figures(Html html, Trial trial) {
    html.open("dl", "class", "figures");
    figure(html, "posts tried", Integer.toString(trial.posts()));
    trial.right().ifPresent(right -> figure(html, "of these right", String.format(Locale.ROOT, "%.2f %%", 100.0 * right / trial.posts())));
    figure(html, "median", String.format(Locale.ROOT, "%.2f ms", trial.quantile(0.5)));
    figure(html, "99 of 100 within", String.format(Locale.ROOT, "%.2f ms", trial.quantile(0.99)));
    html.close();
  }

  private static void figure(Html html, String name, String value) {
    html.open("div").leaf("dt", name).leaf("dd", value).close();
  }
}
