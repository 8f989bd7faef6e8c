package org.ganglion.workbench.model.document;

/** Lines of a text by position. */
public final class Lines {
  private Lines() {}

  /** Where the line of a position begins. */
  public static int start(String text, int position) {
    return text.lastIndexOf('\n', position - 1) + 1;
  }

  /** Where the line of a position ends: at its line feed, or at the end of the text. */
  public static int end(String text, int position) {
    int feed = text.indexOf('\n', position);
    return feed < 0 ? text.length() : feed;
  }

  /** How far a position is from the beginning of its line. */
  public static int column(String text, int position) {
    return position - start(text, position);
  }

  /** Where a line begins; {@code line} is from 1, and one beyond the end gives the end. */
  public static int position(String text, int line) {
    int position = 0;
    for (int i = 1; i < line; i++) {
      int feed = text.indexOf('\n', position);
      if (feed < 0) {
        return text.length();
      }
      position = feed + 1;
    }
    return position;
  }
}
