package org.ganglion.workbench.run.artifacts;

import java.util.regex.Pattern;

/** The words of a page: a line for each heading, paragraph, item and row; pictures, scripts and styles left out. */
final class PageWords {
  private static final Pattern UNSEEN = Pattern.compile("(?is)<(script|style|svg|head|iframe)\\b.*?</\\1>|<!--.*?-->");
  private static final Pattern CELL = Pattern.compile("(?i)</t[hd]>");
  private static final Pattern LINE = Pattern.compile("(?i)</?(p|div|h[1-6]|li|tr|section|figure|figcaption|table|br|pre|ul|ol)\\b[^>]*>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern SPACES = Pattern.compile("[ \\t\\x0B\\f\\r]+");

  private PageWords() {}

  static String of(String html) {
    String text = UNSEEN.matcher(html).replaceAll(" ").replace('\n', ' ');
    text = TAG.matcher(LINE.matcher(CELL.matcher(text).replaceAll("\t")).replaceAll("\n")).replaceAll("");
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&nbsp;", " ").replace("&amp;", "&");
    StringBuilder words = new StringBuilder();
    text.lines().map(line -> SPACES.matcher(line.replace("\t", "  ·  ")).replaceAll(" ").strip())
        .map(line -> line.endsWith("·") ? line.substring(0, line.length() - 1).strip() : line)
        .filter(line -> !line.isEmpty()).forEach(line -> words.append(line).append('\n'));
    return words.toString().strip();
  }
}
