package org.ganglion.edge.kernel;

/** One layer, bound to the arrays that it reads and writes; allocates nothing. */
public interface Step {
  /** Computes the layer's output from its inputs as they are now. */
  void run();

  /** Forgets what lasts from one run to the next. */
  default void reset() {}
}
