package org.ganglion.testkit.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.testkit.network.GanCases;
import org.ganglion.testkit.oracle.Interpreter;
import org.junit.jupiter.api.Test;

/** The generator learns through a discriminator that does not move. */
interface GanConformance extends EngineSubject {
  @Test
  default void generatorGradientsOfADenseGanAreThoseOfTheComposedNetwork() {
    generatorTurn(GanCases.dense());
  }

  @Test
  default void generatorGradientsOfAConvolutionalGanAreThoseOfTheComposedNetwork() {
    generatorTurn(GanCases.convolutional());
  }

  private void generatorTurn(GanCases.Pair pair) {
    CompileOptions options = CompileOptions.training(pair.batch());
    NetworkGraph composed = NetworkGraph.of(pair.composed());
    try (SideBySide generator = compile(NetworkGraph.of(pair.generator()), options);
        SideBySide discriminator = compile(NetworkGraph.of(pair.discriminator()), options)) {
      Network g = generator.network();
      Network d = discriminator.network();
      Interpreter oracle =
          new Interpreter(composed, TestBatch.doubles(joined(g.parameters(), d.parameters())), joinedStatistics(g, d), SideBySide.SEED);
      float[] parameters = d.parameters();
      float[] statistics = d.statistics();
      for (int turn = 0; turn < 2; turn++) {
        Map<String, Tensor> noise = TestBatch.inputs(g.graph(), pair.batch(), turn);
        Tensor judged = d.forward(g.forward(noise.get("noise"), Mode.TRAINING), Mode.FROZEN_STATISTICS);
        Tensor slope = TestBatch.normal(judged.shape(), "judgement", turn);
        g.backward(d.backward(slope, Gradient.INPUTS), Gradient.PARAMETERS);

        double[] logits = oracle.forward(TestBatch.doubles(noise), pair.batch(), Mode.TRAINING).values().iterator().next();
        Agreement.near("judgement of the discriminator", logits, judged.toFloatArray());
        String output = composed.outputs().get(0).name();
        oracle.backward(Map.of(output, TestBatch.doubles(slope)), Set.of(Gradient.PARAMETERS));
        double[] expected = Arrays.copyOf(oracle.gradients(), g.gradients().length);
        Agreement.near("generator gradient", g.graph().parameters(), expected, g.gradients());
        assertArrayEquals(parameters, d.parameters(), "parameters of the discriminator");
        assertArrayEquals(statistics, d.statistics(), "running statistics of the discriminator");
        assertArrayEquals(new float[parameters.length], d.gradients(), "parameter gradients of the discriminator");
        g.zeroGradients();
        oracle.zeroGradients();
      }
    }
  }

  private static double[] joinedStatistics(Network first, Network second) {
    return TestBatch.doubles(joined(first.statistics(), second.statistics()));
  }

  private static float[] joined(float[] first, float[] second) {
    float[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
