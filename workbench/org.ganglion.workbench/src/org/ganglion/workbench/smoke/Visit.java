package org.ganglion.workbench.smoke;

/** What is done in the window, on a thread of its own, before it is closed. */
@FunctionalInterface
public interface Visit {
  /** Does it; what it throws fails the visit. */
  void walk(Hands hands) throws Exception;
}
