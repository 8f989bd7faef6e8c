package org.ganglion.testkit.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Set;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.testkit.network.SmallNetworks;
import org.junit.jupiter.api.Test;

/** What moves in which mode. */
interface ModeConformance extends EngineSubject {
  @Test
  default void frozenStatisticsMoveNeitherParametersNorStatistics() {
    try (SideBySide both = mixed()) {
      Network network = both.network();
      float[] parameters = network.parameters();
      float[] statistics = network.statistics();
      for (int round = 0; round < 3; round++) {
        network.forward(TestBatch.inputs(network.graph(), 6, round), Mode.FROZEN_STATISTICS);
        network.backward(TestBatch.outputGradients(network.graph(), 6, round), Set.of(Gradient.INPUTS));
      }
      assertArrayEquals(parameters, network.parameters(), "parameters");
      assertArrayEquals(statistics, network.statistics(), "statistics");
      assertArrayEquals(new float[parameters.length], network.gradients(), "parameter gradients, which nobody wanted");
      assertEquals(3, network.state().passes(), "passes, which key the dropout masks");
    }
  }

  @Test
  default void trainingMovesStatistics() {
    try (SideBySide both = mixed()) {
      float[] before = both.network().statistics();
      both.forward(6, Mode.TRAINING);
      assertFalse(Arrays.equals(before, both.network().statistics()), "statistics stayed");
    }
  }

  @Test
  default void inferenceMovesNothingAndCountsNoPass() {
    try (SideBySide both = mixed()) {
      Network network = both.network();
      float[] statistics = network.statistics();
      both.forward(6, Mode.INFERENCE);
      both.forward(2, Mode.INFERENCE);
      assertArrayEquals(statistics, network.statistics(), "statistics");
      assertEquals(0, network.state().passes(), "passes");
      both.forward(6, Mode.TRAINING);
      both.backward(Gradient.INPUTS, Gradient.PARAMETERS);
    }
  }

  /** Equal inputs twice in training: other masks, so other outputs; and those of the oracle in both passes. */
  @Test
  default void everyPassDrawsItsOwnDropoutMask() {
    try (SideBySide both = mixed()) {
      Network network = both.network();
      float[] first = network.forward(TestBatch.inputs(network.graph(), 6, 1), Mode.FROZEN_STATISTICS).get("y").toFloatArray();
      float[] second = network.forward(TestBatch.inputs(network.graph(), 6, 1), Mode.FROZEN_STATISTICS).get("y").toFloatArray();
      assertFalse(Arrays.equals(first, second), "two passes dropped the same values");
    }
  }

  private SideBySide mixed() {
    return compile(NetworkGraph.of(SmallNetworks.mixed()), CompileOptions.training(6));
  }
}
