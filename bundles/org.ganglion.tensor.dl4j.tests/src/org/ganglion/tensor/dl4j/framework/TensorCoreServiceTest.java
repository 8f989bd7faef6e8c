package org.ganglion.tensor.dl4j.framework;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Engine;
import org.ganglion.api.engine.EngineInfo;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.network.InvalidNetworkException;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.LayerKernel;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceRegistration;

/** Fails where the core does not follow the services that come and go. */
class TensorCoreServiceTest {
  private static final NetworkSpec NEGATED =
      NetworkSpec.builder("negated").input("x", 2).add("n", new Layer.Custom("test.negate", Map.of())).build();
  private static final CompileOptions OPTIONS = CompileOptions.inference(1).onEngine("dl4j");

  private TensorCore core;

  @BeforeEach
  void waitForTheEngine() {
    Services.get(Engine.class, "(ganglion.id=dl4j)");
    core = Services.get(TensorCore.class, "(objectClass=*)");
  }

  @Test
  void theEngineIsListed() {
    assertTrue(core.engines().stream().map(EngineInfo::id).anyMatch("dl4j"::equals), () -> "engines: " + core.engines());
  }

  @Test
  void aLayerKernelIsUsedWhileItIsRegistered() {
    assertThrows(InvalidNetworkException.class, () -> core.compile(NEGATED, 1, OPTIONS));
    Dictionary<String, Object> properties = new Hashtable<>(Map.of("ganglion.id", "test.negate"));
    ServiceRegistration<LayerKernel> registration = Services.context().registerService(LayerKernel.class, new Negate(), properties);
    try (Network network = core.compile(NEGATED, 1, OPTIONS)) {
      assertEquals("dl4j", network.engine());
      assertArrayEquals(new float[] {-1, 2}, network.forward(Tensor.of(Shape.of(1, 2), 1, -2), Mode.INFERENCE).toFloatArray());
    } finally {
      registration.unregister();
    }
    assertThrows(InvalidNetworkException.class, () -> core.compile(NEGATED, 1, OPTIONS));
  }

  @Test
  void arenasAllocateAndFree() {
    Tensor kept;
    try (Arena arena = core.arena()) {
      kept = arena.floats(3, 4);
      assertEquals(48, arena.bytes());
    }
    assertThrows(IllegalStateException.class, kept::floats);
  }
}
