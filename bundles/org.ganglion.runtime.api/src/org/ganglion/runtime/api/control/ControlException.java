package org.ganglion.runtime.api.control;

/** A request that cannot be fulfilled: one sentence, shown to the user as it is. */
public final class ControlException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ControlException(String sentence) {
    super(sentence);
  }
}
