package org.ganglion.workbench.model.document;

/** A part of a text, from a position up to another one, which is no longer a part of it. */
public record Span(int start, int end) {
  /** How many characters it has. */
  public int length() {
    return end - start;
  }

  /** The characters. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
