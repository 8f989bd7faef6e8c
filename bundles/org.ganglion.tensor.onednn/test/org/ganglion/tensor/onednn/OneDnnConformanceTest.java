package org.ganglion.tensor.onednn;

import org.ganglion.api.engine.Engine;
import org.ganglion.tensor.onednn.natives.NativeLibrary;
import org.ganglion.testkit.engine.EngineConformance;

/** The whole conformance suite; no layer may be refused. */
class OneDnnConformanceTest extends EngineConformance {
  @Override
  public Engine engine() {
    return new OneDnnEngine(new NativeLibrary());
  }
}
