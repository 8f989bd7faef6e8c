package org.ganglion.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Inference;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.tensor.Arena;
import org.ganglion.tensor.memory.MemoryBudget;
import org.junit.jupiter.api.Test;

/** Fails where a network is not charged to the budget, or its charge outlives it. */
class NetworkBudgetTest {
  private static final NetworkSpec SMALL = NetworkSpec.builder("small").input("x", 3).add("d", Layers.dense(2)).build();

  private final MemoryBudget budget = new MemoryBudget(10_000);
  private final EngineTensorCore core = new EngineTensorCore(budget, "");

  @Test
  void aNetworkIsChargedWhatItHoldsUntilItCloses() {
    core.addEngine(NamedEngine.of("any"), Map.of());
    Network network = core.compile(SMALL, 1, CompileOptions.training(4));
    assertEquals(network.bytes(), budget.used(), "the estimate gives way to the truth");
    network.close();
    network.close();
    assertEquals(0, budget.used());
  }

  @Test
  void inferenceHandlesAreChargedToo() {
    core.addEngine(NamedEngine.of("any"), Map.of());
    try (Network network = core.compile(SMALL, 1, CompileOptions.training(4))) {
      Inference handle = network.inference(2);
      assertEquals(network.bytes(), budget.used());
      handle.close();
      assertEquals(network.bytes(), budget.used());
    }
    assertEquals(0, budget.used());
  }

  @Test
  void aNetworkThatDoesNotFitIsRefusedWithItsEstimate() {
    core.addEngine(new NamedEngine("any", Layer.Composite.class, 20_480), Map.of());
    Arena.OutOfMemory refused =
        assertThrows(Arena.OutOfMemory.class, () -> core.compile(SMALL, 1, CompileOptions.training(64)));
    String message = refused.getMessage();
    assertTrue(
        message.startsWith("network 'small' (8 parameters, batches of up to 64, engine any) needs 20.0 KiB, but 0 bytes of the memory budget of 9.8"
            + " KiB"),
        message);
    assertEquals(0, budget.used());
  }
}
