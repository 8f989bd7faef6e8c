package org.ganglion.runtime.api;

import java.nio.file.Path;
import java.util.Map;

/**
 * A workflow to check or run.
 *
 * @param file whose folder relative paths start at; need not exist where {@code text} is given
 * @param text of the workflow
 * @param overrides {@code step.parameter} (nested: {@code gan.turns.generator}; in a list, by position from 0: {@code steps.0.rate}) to a value as in
 *     YAML, from {@code --set}
 */
public record WorkflowSource(Path file, String text, Map<String, String> overrides) {
  public WorkflowSource {
    overrides = Map.copyOf(overrides);
  }
}
