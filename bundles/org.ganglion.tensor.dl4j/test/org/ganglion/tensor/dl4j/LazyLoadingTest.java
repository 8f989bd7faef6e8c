package org.ganglion.tensor.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.EngineInfo;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.junit.jupiter.api.Test;

/** Fails where asking the engine who it is costs more than a look at its jars, which every start of the program would pay. */
class LazyLoadingTest {
  private final Nd4jLibrary library = new Nd4jLibrary();
  private final Dl4jEngine engine = new Dl4jEngine(library);

  @Test
  void theEngineKnowsItselfWithoutNativeCode() {
    assertEquals(Optional.empty(), library.missing());
    EngineInfo info = engine.info();
    assertEquals("dl4j", info.id());
    assertEquals("ND4J 1.0.0-M2.1, OpenBLAS 0.3.19", info.version());
    assertEquals("CPU", info.device());
    assertFalse(info.instructionSet().isEmpty());
    assertEquals(Optional.empty(), engine.refuses(graph(), CompileOptions.training(1)));
    assertTrue(engine.estimate(graph(), CompileOptions.training(1)) > 0);
    assertFalse(library.loaded(), "none of this needed native code");
  }

  @Test
  void theFirstNetworkLoadsItAndTheThreadKeepsItsClassLoader() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    engine.compile(graph(), new float[8], new float[0], 1, CompileOptions.training(1)).close();
    assertTrue(library.loaded());
    assertEquals(before, Thread.currentThread().getContextClassLoader());
  }

  private static NetworkGraph graph() {
    return NetworkGraph.of(NetworkSpec.builder("small").input("x", 3).add("d", Layers.dense(2)).build());
  }
}
