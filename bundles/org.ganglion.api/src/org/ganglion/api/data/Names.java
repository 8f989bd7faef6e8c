package org.ganglion.api.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Names as they stand in YAML, and what to offer for one that does not exist. */
public final class Names {
  private Names() {}

  /** {@code LEAKY_RELU} and {@code LeakyRelu} become {@code leaky-relu}. */
  public static String kebab(String name) {
    boolean constant = name.equals(name.toUpperCase(Locale.ROOT));
    String text = constant ? name : name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-");
    return text.replace('_', '-').toLowerCase(Locale.ROOT);
  }

  /** The known name with the fewest edits, if a person could have meant it. */
  public static Optional<String> nearest(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt((String other) -> distance(name.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT)))
        .thenComparing(Comparator.naturalOrder()))
        .filter(other -> distance(name.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT)) <= Math.max(2, name.length() / 3));
  }

  /** A clause for error messages: the nearest name, or all of them. */
  public static String offer(String name, Collection<String> known) {
    return nearest(name, known).map(best -> "did you mean '" + best + "'?")
        .orElse(known.isEmpty() ? "there is none" : "there are " + String.join(", ", known));
  }

  /** Levenshtein's distance. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int keep = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(keep, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
