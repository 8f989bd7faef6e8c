package org.ganglion.gan.edit;

import static org.ganglion.api.network.NetworkSpec.Layers.batchNormalisation;
import static org.ganglion.api.network.NetworkSpec.Layers.convolution;
import static org.ganglion.api.network.NetworkSpec.Layers.dense;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.testkit.TestCore;
import org.junit.jupiter.api.Test;

class FrozenNormalisationTest {
  @Test
  void givesWhatTheNetworkGivesAtInferenceForVectorsAndImages() {
    NetworkSpec.Builder net = NetworkSpec.builder("both").input("x", 3).add("a", dense(8)).add("norm1", batchNormalisation());
    net.activate("b", Layer.Function.TANH).add("cells", new Layer.Reshape(List.of(2, 2, 2))).add("c", convolution(3, 3, 1, 1));
    NetworkSpec spec = net.add("norm2", batchNormalisation()).outputs("norm2").build();
    TensorCore core = new TestCore();
    Tensor x = Tensor.of(Shape.of(2, 3), 1, -2, 3, 0.5f, 4, -1);
    try (Network network = core.compile(spec, 3, CompileOptions.training(2))) {
      network.setParameters(filled(network.parameters().length, 1));
      float[] statistics = filled(network.statistics().length, 2);
      for (int i = 0; i < statistics.length; i++) {
        statistics[i] = Math.abs(statistics[i]) + 0.3f;
      }
      network.setStatistics(statistics);
      float[] expected = network.forward(x, Mode.INFERENCE).toFloatArray();
      Model frozen = FrozenNormalisation.of(Model.of(network, Map.of()));
      assertTrue(frozen.spec().nodes().stream().noneMatch(node -> node.layer() instanceof Layer.BatchNormalisation));
      try (Network same = core.compile(frozen.spec(), 0, CompileOptions.training(2))) {
        frozen.into(same);
        assertArrayEquals(expected, same.forward(x, Mode.FROZEN_STATISTICS).toFloatArray(), 1e-5f, "whatever else is in the batch");
      }
    }
  }

  private static float[] filled(int length, long step) {
    float[] values = new float[length];
    RandomStream stream = RandomStream.of(4, "values");
    for (int i = 0; i < length; i++) {
      values[i] = (float) stream.normal(step, i);
    }
    return values;
  }
}
