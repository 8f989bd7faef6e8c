package org.ganglion.edge.model;

/** What may be a name or a text in a package. */
public final class EdgeNames {
  private static final int LONGEST = 200;

  private EdgeNames() {}

  /**
   * A name of a layer, an output or a model: printable, no path that could lead anywhere.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static String checked(String name) {
    if (name.isEmpty() || name.length() > LONGEST || name.startsWith("/") || name.contains("..") || name.indexOf('\\') >= 0
        || name.indexOf(':') >= 0) {
      throw new IllegalArgumentException("a name has 1 to " + LONGEST + " characters and is no path, unlike '" + shown(name) + "'");
    }
    if (name.indexOf('\n') >= 0 || name.indexOf('\t') >= 0) {
      throw new IllegalArgumentException("a name is one line without tabs, unlike '" + shown(name) + "'");
    }
    return text(name);
  }

  /**
   * A label, a key or another text for people: no control characters.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static String text(String text) {
    for (int k = 0; k < text.length(); k++) {
      if (Character.isISOControl(text.charAt(k)) && text.charAt(k) != '\n' && text.charAt(k) != '\t') {
        throw new IllegalArgumentException("the text '" + shown(text) + "' holds a control character");
      }
    }
    return text;
  }

  /** A text that may be printed whatever it holds. */
  public static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    for (int k = 0; k < Math.min(text.length(), 40); k++) {
      char c = text.charAt(k);
      shown.append(c < ' ' || c > '~' ? '?' : c);
    }
    return shown.toString();
  }
}
