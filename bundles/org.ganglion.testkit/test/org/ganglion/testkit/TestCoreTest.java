package org.ganglion.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.UnsupportedNetworkException;
import org.ganglion.api.network.Initialisation;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.testkit.network.SmallNetworks;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Plain unit tests of other bundles stand on this core: it must start networks as the platform does and own its memory. */
class TestCoreTest {
  private final TestCore core = new TestCore();

  @Test
  void networksStartFromTheValuesOfTheirSeed() {
    try (Network network = core.compile(SmallNetworks.mixed(), 5, CompileOptions.training(4))) {
      Assertions.assertArrayEquals(Initialisation.parameters(network.graph(), 5), network.parameters());
      assertEquals(core.engines().get(0).id(), network.engine());
    }
  }

  @Test
  void anEngineThatIsNotThereIsRefused() {
    CompileOptions options = CompileOptions.training(4).onEngine("abacus");
    String message = assertThrows(UnsupportedNetworkException.class, () -> core.compile(SmallNetworks.plain(), 1, options)).getMessage();
    assertTrue(message.contains("'plain'") && message.contains("'abacus'"), message);
  }

  @Test
  void anArenaClosesItsTensors() {
    Arena arena = core.arena();
    Tensor tensor = arena.floats(3, 4);
    assertEquals(48, arena.bytes());
    arena.close();
    assertEquals(0, arena.bytes());
    assertTrue(tensor.closed());
    assertThrows(IllegalStateException.class, () -> arena.floats(1));
  }

  @Test
  void aFullArenaSaysWhatIsLeft() {
    try (Arena arena = new TestArena(100)) {
      arena.floats(20);
      String message = assertThrows(Arena.OutOfMemory.class, () -> arena.floats(6)).getMessage();
      assertTrue(message.contains("24") && message.contains("20"), message);
    }
  }
}
