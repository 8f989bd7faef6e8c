package org.ganglion.api.operator;

/** The run is being stopped; an operator lets it pass. */
public final class CancelledException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CancelledException() {
    super("the run was stopped");
  }
}
