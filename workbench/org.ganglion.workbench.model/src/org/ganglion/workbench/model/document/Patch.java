package org.ganglion.workbench.model.document;

import java.util.Comparator;
import java.util.List;

/** Puts other characters in place of a part of a text. */
public record Patch(Span span, String with) {
  /** Puts something in between. */
  public static Patch insert(int at, String text) {
    return new Patch(new Span(at, at), text);
  }

  /** The text with all patches, whose parts must not overlap; all positions are those of the text as given. */
  public static String apply(String text, List<Patch> patches) {
    StringBuilder result = new StringBuilder(text);
    lastFirst(patches).forEach(patch -> result.replace(patch.span.start(), patch.span.end(), patch.with));
    return result.toString();
  }

  /** In the order in which they can be applied one after the other. */
  public static List<Patch> lastFirst(List<Patch> patches) {
    return patches.stream().sorted(Comparator.comparingInt((Patch patch) -> patch.span.start()).reversed()).toList();
  }
}
