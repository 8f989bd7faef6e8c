package org.ganglion.kit.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.ganglion.api.artifact.Document;

/** Frame of a page that needs nothing from elsewhere: head, style, and what a plug-in writes between. */
public final class Page {
  private Page() {}

  /**
   * A page of its own, also shown inside a report. Elements of the style are: {@code section}, {@code table} in {@code div.wide}, {@code dl.figures},
   * {@code figure.plot}, {@code div.plots}, {@code span.dim}, {@code td.number}.
   *
   * @param name file name without ending
   */
  public static Document document(String name, String title, Consumer<Html> body) {
    return new Document(name, title, html(title, html -> {
      html.open("main").open("header").leaf("h1", title).close();
      body.accept(html);
      html.close();
    }));
  }

  /** Everything around a body. */
  public static String html(String title, Consumer<Html> body) {
    Html html = new Html();
    html.open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8").leaf("title", title);
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    html.own("style", resource(Page.class, "style.css")).close();
    html.open("body");
    body.accept(html);
    html.close(2);
    return html.document();
  }

  /** A text file that lies beside a class. */
  public static String resource(Class<?> beside, String name) {
    try (InputStream stream = beside.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a part of this bundle cannot be read: " + name, e);
    }
  }
}
