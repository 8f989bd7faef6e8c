package org.ganglion.testkit.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.testkit.network.SmallNetworks;
import org.junit.jupiter.api.Test;

/** Parameter gradients as a sum that grows, is cut and is taken back; which gradients a network was compiled for. */
interface GradientConformance extends EngineSubject {
  @Test
  default void gradientsOfSeveralBatchesAddUp() {
    try (SideBySide both = compile(NetworkGraph.of(SmallNetworks.mixed()), CompileOptions.training(6))) {
      both.forward(6, Mode.TRAINING);
      both.backward(Gradient.PARAMETERS, Gradient.INPUTS);
      both.forward(4, Mode.TRAINING);
      both.backward(Gradient.PARAMETERS);
      both.forward(5, Mode.FROZEN_STATISTICS);
      both.backward(Gradient.INPUTS);
      both.compareGradients("sum over two batches, the third asked for input gradients only");
    }
  }

  @Test
  default void aSecondBackwardPassOnOneForwardPassAddsAgain() {
    try (SideBySide both = compile(NetworkGraph.of(SmallNetworks.mixed()), CompileOptions.training(6))) {
      both.forward(6, Mode.TRAINING);
      both.backward(Gradient.PARAMETERS, Gradient.INPUTS);
      both.backward(Gradient.PARAMETERS, Gradient.INPUTS);
    }
  }

  @Test
  default void anOutputWithoutGradientCountsAsZero() {
    NetworkGraph graph = NetworkGraph.of(SmallNetworks.twoHeads());
    try (SideBySide both = compile(graph, CompileOptions.training(4))) {
      both.forward(4, Mode.TRAINING);
      both.backward(Gradient.PARAMETERS, Gradient.INPUTS);
      both.network().zeroGradients();
      both.oracle().zeroGradients();
      Map<String, Tensor> one = Map.of("value", TestBatch.outputGradients(graph, 4, 9).get("value"));
      Map<String, double[]> expected = both.oracle().backward(TestBatch.doubles(one));
      Agreement.near("input gradient", expected, TestBatch.floats(both.network().backward(one, Set.of(Gradient.INPUTS, Gradient.PARAMETERS))));
      both.compareGradients("gradients from one of two outputs");
    }
  }

  @Test
  default void zeroGradientsForgetsAll() {
    try (SideBySide both = compile(NetworkGraph.of(SmallNetworks.mixed()), CompileOptions.training(6))) {
      both.forward(6, Mode.TRAINING);
      both.backward(Gradient.PARAMETERS);
      both.network().zeroGradients();
      assertArrayEquals(new float[both.network().gradients().length], both.network().gradients());
    }
  }

  @Test
  default void gradientsPutInAreThoseThatAStepTakes() {
    try (SideBySide both = compile(NetworkGraph.of(SmallNetworks.mixed()), CompileOptions.training(6))) {
      both.forward(6, Mode.TRAINING);
      float[] other = new float[both.network().gradients().length];
      for (int i = 0; i < other.length; i++) {
        other[i] = (i % 7 - 3) / 8f;
      }
      float[] start = both.network().parameters();
      both.network().setGradients(other);
      both.oracle().setGradients(java.util.stream.IntStream.range(0, other.length).mapToDouble(i -> other[i]).toArray());
      assertArrayEquals(other, both.network().gradients(), "before any backward pass");
      both.backward(Gradient.PARAMETERS);
      both.network().setGradients(other);
      assertArrayEquals(other, both.network().gradients(), "in place of accumulated ones, not on top of them");
      both.network().step(new Updater.Sgd(0, 0), 0.5);
      float[] expected = new float[other.length];
      for (int i = 0; i < other.length; i++) {
        expected[i] = start[i] - 0.5f * other[i];
      }
      assertArrayEquals(expected, both.network().parameters(), 1e-6f);
      assertThrows(IllegalArgumentException.class, () -> both.network().setGradients(new float[other.length + 1]));
    }
  }

  @Test
  default void clippingBoundsTheCommonNorm() {
    try (SideBySide both = compile(NetworkGraph.of(SmallNetworks.mixed()), CompileOptions.training(6))) {
      both.forward(6, Mode.TRAINING);
      both.backward(Gradient.PARAMETERS);
      float[] before = both.network().gradients();
      double norm = both.oracle().clip(1e9);
      assertEquals(norm, both.network().clip(1e9), 1e-5 * norm, "norm");
      assertArrayEquals(before, both.network().gradients(), "a limit above the norm changes nothing");
      both.oracle().clip(norm / 3);
      assertEquals(norm, both.network().clip(norm / 3), 1e-5 * norm, "the norm before, not behind");
      both.compareGradients("clipped gradients");
    }
  }

  @Test
  default void clippingReportsGradientsThatAreNotFinite() {
    NetworkGraph graph = NetworkGraph.of(SmallNetworks.plain());
    requireCompilable(graph, CompileOptions.training(2));
    try (Network network = engine().compile(graph, TestBatch.parameters(graph, 1), new float[0], 1, CompileOptions.training(2))) {
      network.forward(TestBatch.inputs(graph, 2, 1), Mode.TRAINING);
      Map<String, Tensor> gradients = TestBatch.outputGradients(graph, 2, 1);
      gradients.values().iterator().next().floats().put(0, Float.NaN);
      network.backward(gradients, Set.of(Gradient.PARAMETERS));
      assertFalse(Double.isFinite(network.clip(1)), "the norm of gradients with a NaN");
    }
  }

  @Test
  default void aNetworkCompiledForParameterGradientsOnlyGivesThem() {
    gradientsOf(Gradient.PARAMETERS);
  }

  @Test
  default void aNetworkCompiledForInputGradientsOnlyGivesThem() {
    gradientsOf(Gradient.INPUTS);
  }

  private void gradientsOf(Gradient wanted) {
    try (SideBySide both = compile(NetworkGraph.of(SmallNetworks.mixed()), CompileOptions.training(6).withGradients(wanted))) {
      both.forward(6, Mode.TRAINING);
      both.backward(wanted);
      both.forward(3, Mode.FROZEN_STATISTICS);
      both.backward(wanted);
      assertTrue(both.network().bytes() > 0, "native memory held");
    }
  }
}
