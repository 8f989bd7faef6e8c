package org.ganglion.workflow.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.workflow.form.Step;
import org.ganglion.workflow.form.Workflow;

/** A workflow that can run. Steps are in the order of the file. */
public record Plan(Workflow workflow, List<PlannedStep> steps) {
  public Plan {
    steps = List.copyOf(steps);
  }

  /** The step of a name. */
  public PlannedStep step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst().orElseThrow();
  }

  /**
   * A step that is bound to its operator and its sources.
   *
   * @param with parameters as given, without places
   * @param parameters as the operator reads them, defaults filled in
   * @param inputs port to what feeds it, for every port that is fed
   * @param behind steps that must have ended before
   */
  public record PlannedStep(
      Step step, OperatorDescriptor operator, Object with, Map<String, Object> parameters, Map<String, List<Source>> inputs, Set<String> behind) {
    /** Its name in the workflow. */
    public String id() {
      return step.id();
    }
  }

  /** An output port of a step; no port: the record of the whole step. */
  public record Source(String step, Optional<String> port) {
    @Override
    public String toString() {
      return step + port.map(name -> "." + name).orElse("");
    }
  }
}
