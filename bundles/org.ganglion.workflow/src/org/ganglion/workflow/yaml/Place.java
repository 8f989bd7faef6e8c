package org.ganglion.workflow.yaml;

import org.ganglion.runtime.api.Problem;

/**
 * Where something stands.
 *
 * @param file as the user named it, or the override that put the value there
 * @param line from 1; 0: no line
 * @param column from 1
 */
public record Place(String file, int line, int column) {
  /** A problem here. */
  public Problem problem(String where, String message) {
    return new Problem(file, line, column, where, message);
  }
}
