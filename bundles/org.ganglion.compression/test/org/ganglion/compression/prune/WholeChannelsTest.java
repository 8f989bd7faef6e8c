package org.ganglion.compression.prune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import java.util.Random;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.testkit.oracle.Interpreter;
import org.junit.jupiter.api.Test;

class WholeChannelsTest {
  private static final NetworkSpec SPEC = NetworkSpec.builder("small").input("image", 2, 6, 6).add("seen", Layers.convolution(6, 3, 1, 0))
      .add("normal", Layers.batchNormalisation()).activate("active", Layer.Function.RELU).add("flat", new Layer.Flatten())
      .add("hidden", Layers.dense(8))
      .activate("active2", Layer.Function.TANH).add("class", Layers.dense(3)).outputs("class").build();

  private static Model model() {
    NetworkGraph graph = NetworkGraph.of(SPEC);
    Random random = new Random(4);
    float[] parameters = new float[graph.parameterCount()];
    float[] statistics = new float[graph.statisticsCount()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < statistics.length; i++) {
      statistics[i] = 0.5f + random.nextFloat();
    }
    return new Model(SPEC, parameters, statistics, Map.of());
  }

  private static double[] run(Model model) {
    double[] x = new Random(8).doubles(2 * 72).toArray();
    NetworkGraph graph = NetworkGraph.of(model.spec());
    return new Interpreter(graph, doubles(model.parameters()), doubles(model.statistics()), 0).forward(Map.of("image", x), 2, Mode.INFERENCE)
        .get("class");
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /** Units that nobody reads any more may go without a trace: through normalisation, flattening and functions. */
  @Test
  void narrowsWhatIsEmptyWithoutChangingAnything() {
    WholeChannels channels = new WholeChannels(model(), 0.5);
    Model emptied = channels.emptied();
    Model narrowed = channels.narrowed(emptied);
    assertEquals(3 * 2 * 9 + 3 + 6 + 4 * 3 * 16 + 4 + 3 * 4 + 3, narrowed.parameters().length);
    assertArrayEquals(run(emptied), run(narrowed), 1e-9);
  }

  /** What the network gives, and what is read in two places, keeps its width. */
  @Test
  void leavesOutputsAlone() {
    NetworkSpec one = NetworkSpec.builder("one").input("x", 4).add("class", Layers.dense(3)).outputs("class").build();
    assertFalse(new WholeChannels(new Model(one, new float[15], new float[0], Map.of()), 0.5).any());
  }
}
