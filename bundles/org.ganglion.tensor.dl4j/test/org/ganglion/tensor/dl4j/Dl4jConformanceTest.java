package org.ganglion.tensor.dl4j;

import org.ganglion.api.engine.Engine;
import org.ganglion.testkit.engine.EngineConformance;

/** Fails where a layer, a mode, an updater or a saved state of this engine differs from the float64 oracle. */
class Dl4jConformanceTest extends EngineConformance {
  @Override
  public Engine engine() {
    return new Dl4jEngine(new Nd4jLibrary());
  }
}
