package org.ganglion.benchmarks.server;

import java.util.Map;

/** A row on an engine, ready to be stepped. */
public interface Workload {
  /** One step: a forward pass, or a whole training step. */
  void step();

  /**
   * Takes the first step and shows what came of it: outputs at inference; in training, for each network, the gradients before the update and how far
   * the update moved the parameters, in canonical layout.
   */
  Map<String, float[]> firstStep();
}
