package org.ganglion.workflow.form;

import java.util.List;
import java.util.Optional;

/**
 * A workflow as it stands in its file, not yet checked against operators.
 *
 * @param engine tensor engine for networks that do not name one
 * @param threads in all; 0: not said
 */
public record Workflow(String name, long seed, Optional<String> engine, int threads, List<Step> steps) {
  public Workflow {
    steps = List.copyOf(steps);
  }

  /** The step of a name. */
  public Optional<Step> step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst();
  }
}
