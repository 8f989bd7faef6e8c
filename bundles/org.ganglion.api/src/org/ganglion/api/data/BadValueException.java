package org.ganglion.api.data;

import java.util.List;

/** A value that does not fit its record; the path leads to it ({@code turns}, {@code discriminator}), the message says what would fit. */
public final class BadValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient List<String> path;

  public BadValueException(List<String> path, String message) {
    super(message);
    this.path = List.copyOf(path);
  }

  /** Keys and list positions from the outermost record to the value. */
  public List<String> path() {
    return path;
  }

  /** The path as people write it: {@code turns.discriminator}. */
  public String where() {
    return String.join(".", path);
  }
}
