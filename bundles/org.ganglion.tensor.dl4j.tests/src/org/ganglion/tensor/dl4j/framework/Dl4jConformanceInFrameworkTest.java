package org.ganglion.tensor.dl4j.framework;

import org.ganglion.api.engine.Engine;
import org.ganglion.testkit.engine.EngineConformance;

/** Fails where the engine, found as a service and loaded by bundles' class loaders, differs from the float64 oracle. */
class Dl4jConformanceInFrameworkTest extends EngineConformance {
  @Override
  public Engine engine() {
    return Services.get(Engine.class, "(ganglion.id=dl4j)");
  }
}
