package org.ganglion.testkit.engine;

import org.ganglion.api.engine.Engine;
import org.ganglion.testkit.oracle.InterpreterEngine;

/** The suite itself must hold for an engine that is right: one failure here is a wrong test. */
class InterpreterConformanceTest extends EngineConformance {
  private final InterpreterEngine engine = new InterpreterEngine();

  @Override
  public Engine engine() {
    return engine;
  }
}
