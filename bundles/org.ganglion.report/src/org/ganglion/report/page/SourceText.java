package org.ganglion.report.page;

import org.ganglion.kit.page.Html;

/** The workflow file; line numbers are drawn by the style, so that copied text has none. */
final class SourceText {
  private SourceText() {}

  static void write(Html html, String source) {
    html.open("section", "id", "workflow").leaf("h2", "Workflow").open("pre", "class", "source").open("code");
    source.lines().forEach(line -> html.leaf("span", line + "\n", "class", "line"));
    html.close(3);
  }
}
