package org.ganglion.kit.page;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML that is well-formed XML too. All text and every attribute value is escaped here and nowhere else, so that no title, parameter or label
 * can become markup.
 */
public final class Html {
  private final StringBuilder out = new StringBuilder(1 << 16);
  private final Deque<String> open = new ArrayDeque<>();

  /** Begins an element; attributes are name, value, name, value … and those of value {@code null} are left out. */
  public Html open(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Ends the innermost element. */
  public Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Ends the innermost elements. */
  public Html close(int levels) {
    for (int i = 0; i < levels; i++) {
      close();
    }
    return this;
  }

  /** An element with text only. */
  public Html leaf(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** An element without content. */
  public Html empty(String tag, String... attributes) {
    start(tag, attributes);
    out.append("/>");
    return this;
  }

  /** Text. */
  public Html text(String text) {
    escape(text);
    return this;
  }

  /** The page's own style or script, which stands as it is; it holds neither {@code <} nor {@code &}. */
  public Html own(String tag, String content) {
    if (content.indexOf('<') >= 0 || content.indexOf('&') >= 0) {
      throw new IllegalArgumentException("the content of <" + tag + "> would have to be escaped");
    }
    out.append('<').append(tag).append('>').append(content).append("</").append(tag).append('>');
    return this;
  }

  /** The whole document; all elements must be closed. */
  public String document() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return "<!DOCTYPE html>\n" + out + "\n";
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        out.append(' ').append(attributes[i]).append("=\"");
        escape(attributes[i + 1]);
        out.append('"');
      }
    }
  }

  private void escape(String text) {
    text.codePoints().forEach(point -> {
      switch (point) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.appendCodePoint(allowed(point) ? point : 0xfffd);
      }
    });
  }

  /** XML 1.0 has no control characters but tab and line ends, and no lone surrogates. */
  private static boolean allowed(int point) {
    return point == '\t' || point == '\n' || point == '\r' || point >= 0x20 && point < 0x7f || point >= 0xa0 && point <= 0xd7ff || point >= 0xe000
        && point < 0xfffe || point > 0xffff;
  }
}
