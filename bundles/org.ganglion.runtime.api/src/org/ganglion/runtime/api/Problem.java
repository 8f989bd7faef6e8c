package org.ganglion.runtime.api;

/**
 * Something wrong in a workflow.
 *
 * @param file as the user named it
 * @param line from 1; 0 when it concerns the whole file
 * @param column from 1
 * @param where node and port or parameter: {@code gan.with.epochs}
 * @param message one clause that says what would fit
 */
public record Problem(String file, int line, int column, String where, String message) {
  /** {@code digits.yaml:7: gan.with.epochs must be at least 1, it is 0} */
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + (where.isEmpty() ? "" : where + " ") + message;
  }
}
