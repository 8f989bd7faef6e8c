package org.ganglion.data.table;

import java.io.IOException;
import java.io.Reader;
import org.ganglion.api.operator.InputException;

/** Finds out what stands between the cells of a line. */
final class Separator {
  private static final char[] CANDIDATES = {',', ';', '\t'};

  private Separator() {}

  /** The separator as it was given: one character, or the word {@code tab}. */
  static char given(String text) {
    if (text.equals("tab") || text.equals("\\t")) {
      return '\t';
    }
    if (text.length() != 1 || "\"\r\n".contains(text)) {
      throw new InputException("separator: takes one character or the word tab, not '" + text + "'");
    }
    return text.charAt(0);
  }

  /** The candidate that is most frequent in the first line, quoted text left out; a comma where there is none. */
  static char of(Reader text) throws IOException {
    int[] counts = new int[CANDIDATES.length];
    boolean quoted = false;
    for (int c = text.read(); c >= 0 && (quoted || c != '\n'); c = text.read()) {
      quoted ^= c == '"';
      for (int k = 0; k < CANDIDATES.length; k++) {
        counts[k] += !quoted && c == CANDIDATES[k] ? 1 : 0;
      }
    }
    int best = 0;
    for (int k = 1; k < counts.length; k++) {
      best = counts[k] > counts[best] ? k : best;
    }
    return CANDIDATES[best];
  }
}
