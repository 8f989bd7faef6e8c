package org.ganglion.report.page;

import org.ganglion.api.artifact.Document;
import org.ganglion.kit.page.Html;

/** A page that a step wrote, inside the report's page; a frame keeps their styles and names apart. */
final class EmbeddedPage {
  private EmbeddedPage() {}

  static void write(Html html, String port, Document document) {
    html.open("details", "open", "open", "class", "page").open("summary").text(document.title() + " ").leaf("span", port, "class", "dim").close();
    html.leaf("iframe", "", "title", document.title(), "srcdoc", document.html()).close();
  }
}
