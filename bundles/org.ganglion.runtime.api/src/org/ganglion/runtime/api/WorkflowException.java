package org.ganglion.runtime.api;

import java.util.List;
import java.util.stream.Collectors;

/** A workflow that cannot run. */
public final class WorkflowException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  public WorkflowException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
