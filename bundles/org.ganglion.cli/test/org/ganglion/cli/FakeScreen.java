package org.ganglion.cli;

/** A terminal of any kind. */
public record FakeScreen(boolean live, int columns, boolean colour, boolean unicode) implements Client.Screen {
  /** A file or pipe. */
  public static final FakeScreen NONE = new FakeScreen(false, 80, false, true);
}
