package org.ganglion.api.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.junit.jupiter.api.Test;

/** Networks that start with another spread learn slower or not at all; those of one seed must start alike on every engine. */
class InitialisationTest {
  private static final int INPUTS = 300;
  private static final int UNITS = 200;

  /** Uniform in ±limit has the standard deviation limit/√3. */
  @Test
  void uniformStarts() {
    uniform(new Initialiser.Glorot(), Math.sqrt(6.0 / (INPUTS + UNITS)));
    uniform(new Initialiser.Lecun(), 1 / Math.sqrt(INPUTS));
    uniform(new Initialiser.Uniform(0.3), 0.3);
  }

  private static void uniform(Initialiser start, double limit) {
    float[] weights = weights(start, 1);
    double largest = 0;
    for (float weight : weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    assertTrue(largest <= limit && largest > 0.999 * limit, start + " reaches " + largest);
    moments(weights, limit / Math.sqrt(3), start);
  }

  @Test
  void normalStarts() {
    moments(weights(new Initialiser.He(), 1), Math.sqrt(2.0 / INPUTS), "He");
    moments(weights(new Initialiser.Normal(0.02), 1), 0.02, "Normal");
  }

  /** 60,000 values: the mean is within five standard errors of 0, the deviation within 2 % of what is expected. */
  private static void moments(float[] weights, double deviation, Object what) {
    double sum = 0;
    double squares = 0;
    for (float weight : weights) {
      sum += weight;
      squares += weight * weight;
    }
    assertEquals(0, sum / weights.length, 5 * deviation / Math.sqrt(weights.length), () -> "mean of " + what);
    assertEquals(1, Math.sqrt(squares / weights.length) / deviation, 0.02, () -> "deviation of " + what);
  }

  @Test
  void fansOfConvolutionsCountTheKernel() {
    NetworkGraph graph = NetworkGraph.of(
        NetworkSpec.builder("c").input("x", 6, 9, 9)
            .add("c", new Layer.Convolution(8, new Size(3, 5), Size.of(1), Margins.NONE, Size.of(1), 2, true, new Initialiser.Glorot()))
            .add("t", new Layer.TransposedConvolution(
                4, Size.of(2), Size.of(2), Margins.NONE, Size.of(0), Size.of(1), 2, true, new Initialiser.Glorot()))
            .build());
    assertEquals(3 * 15, graph.parameters().get(0).fanIn());
    assertEquals(4 * 15, graph.parameters().get(0).fanOut());
    assertEquals(4 * 4, graph.parameters().get(2).fanIn());
    assertEquals(2 * 4, graph.parameters().get(2).fanOut());
  }

  @Test
  void biasesStartAtZeroOrAsPyTorchStartsThem() {
    float[] zero = Initialisation.parameters(dense(new Initialiser.Glorot()), 1);
    assertArrayEquals(new float[UNITS], Arrays.copyOfRange(zero, INPUTS * UNITS, zero.length));
    float[] spread = Initialisation.parameters(dense(new Initialiser.Lecun()), 1);
    assertFalse(Arrays.equals(new float[UNITS], Arrays.copyOfRange(spread, INPUTS * UNITS, spread.length)));
  }

  @Test
  void normalisationStartsAsIdentity() {
    NetworkGraph graph = NetworkGraph.of(NetworkSpec.builder("n").input("x", 2).add("n", Layers.batchNormalisation()).build());
    assertArrayEquals(new float[] {1, 1, 0, 0}, Initialisation.parameters(graph, 1));
    assertArrayEquals(new float[] {0, 0, 1, 1}, Initialisation.statistics(graph));
  }

  /** A forget gate that starts open lets gradients through (Gers et al., 2000). */
  @Test
  void theForgetGateStartsOpen() {
    NetworkGraph graph = NetworkGraph.of(NetworkSpec.builder("l").input("x", 5, 3).add("l", Layers.lstm(2)).build());
    float[] values = Initialisation.parameters(graph, 1);
    int bias = 8 * 3 + 8 * 2;
    assertArrayEquals(new float[] {0, 0, 1, 1, 0, 0, 0, 0}, Arrays.copyOfRange(values, bias, bias + 8));
  }

  @Test
  void valuesAreAFunctionOfSeedAndName() {
    float[] first = weights(new Initialiser.Glorot(), 1);
    assertArrayEquals(first, weights(new Initialiser.Glorot(), 1));
    assertFalse(Arrays.equals(first, weights(new Initialiser.Glorot(), 2)), "two seeds start alike");
    NetworkGraph two = NetworkGraph.of(
        NetworkSpec.builder("two").input("x", 5).add("a", Layers.dense(5)).add("b", Layers.dense(5)).build());
    float[] values = Initialisation.parameters(two, 1);
    assertFalse(Arrays.equals(Arrays.copyOf(values, 25), Arrays.copyOfRange(values, 30, 55)), "two layers start alike");
  }

  private static float[] weights(Initialiser start, long seed) {
    return Arrays.copyOf(Initialisation.parameters(dense(start), seed), INPUTS * UNITS);
  }

  private static NetworkGraph dense(Initialiser start) {
    return NetworkGraph.of(NetworkSpec.builder("d").input("x", INPUTS).add("d", new Layer.Dense(UNITS, true, start)).build());
  }
}
