package org.ganglion.testkit.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.DropoutMask;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Layer.Function;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.network.Size;
import org.ganglion.testkit.engine.TestBatch;
import org.junit.jupiter.api.Test;

/** Values worked out by hand, for what finite differences cannot see and no published case covers. */
class LayersByHandTest {
  /** Values 1, 3, 5 of one feature: mean 3, biased variance 8/3, unbiased 4. */
  @Test
  void batchNormalisationUsesTheBiasedVarianceAndKeepsTheUnbiased() {
    Interpreter norm = one(new Layer.BatchNormalisation(0, 0.25), 1);
    norm.setParameters(new double[] {2, 10});
    double[] frozen = run(norm, Mode.FROZEN_STATISTICS, 1, 3, 5);
    double normalised = 2 / Math.sqrt(8.0 / 3);
    assertArrayEquals(new double[] {10 - 2 * normalised, 10, 10 + 2 * normalised}, frozen, 1e-12);
    assertArrayEquals(new double[] {0, 1}, norm.statistics(), "frozen statistics moved");
    assertArrayEquals(frozen, run(norm, Mode.TRAINING, 1, 3, 5));
    assertArrayEquals(new double[] {0.25 * 3, 0.75 + 0.25 * 4}, norm.statistics(), 1e-12);
    assertArrayEquals(new double[] {10 + 2 * (7 - 0.75) / Math.sqrt(1.75)}, run(norm, Mode.INFERENCE, 7), 1e-12);
  }

  @Test
  void batchNormalisationOfOneValueGivesBetaAndKeepsFinite() {
    Interpreter norm = one(new Layer.BatchNormalisation(1e-5, 0.1), 1);
    norm.setParameters(new double[] {2, 10});
    assertArrayEquals(new double[] {10}, run(norm, Mode.TRAINING, 7));
    assertArrayEquals(new double[] {0.7, 0.9}, norm.statistics(), 1e-12);
  }

  @Test
  void paddingNeverWinsAMaximumAndCountsInAMeanOnlyWhereAsked() {
    Margins left = new Margins(0, 1, 0, 0);
    Size two = new Size(1, 2);
    assertArrayEquals(
        new double[] {-3, -2}, run(one(new Layer.Pooling(Layer.Pool.MAX, two, Size.of(1), left, false), 1, 1, 2), Mode.INFERENCE, -3, -2));
    assertArrayEquals(
        new double[] {-3, -2.5}, run(one(new Layer.Pooling(Layer.Pool.AVERAGE, two, Size.of(1), left, false), 1, 1, 2), Mode.INFERENCE, -3, -2));
    assertArrayEquals(
        new double[] {-1.5, -2.5}, run(one(new Layer.Pooling(Layer.Pool.AVERAGE, two, Size.of(1), left, true), 1, 1, 2), Mode.INFERENCE, -3, -2));
  }

  @Test
  void theFirstOfEqualMaximaTakesTheGradient() {
    Interpreter pool = one(Layers.pooling(Layer.Pool.MAX, 2, 2), 1, 2, 2);
    run(pool, Mode.TRAINING, 1, 4, 4, 4);
    assertArrayEquals(new double[] {0, 5, 0, 0}, pool.backward(Map.of("layer", new double[] {5})).get("x"));
  }

  @Test
  void dropoutFollowsTheMaskOfThePass() {
    Interpreter dropout = one(new Layer.Dropout(0.5), 1000);
    double[] ones = new double[1000];
    Arrays.fill(ones, 1);
    double[] first = run(dropout, Mode.TRAINING, ones);
    double[] second = run(dropout, Mode.FROZEN_STATISTICS, ones);
    for (int i = 0; i < ones.length; i++) {
      assertEquals(DropoutMask.factor(DropoutMask.stream(1, "layer"), 0.5, 0, i), first[i]);
      assertEquals(DropoutMask.factor(DropoutMask.stream(1, "layer"), 0.5, 1, i), second[i]);
    }
    assertNotEquals(Arrays.hashCode(first), Arrays.hashCode(second));
    assertArrayEquals(ones, run(dropout, Mode.INFERENCE, ones));
  }

  /** Φ(1) = 0.8413447460685429, Φ(−2.5) = 0.006209665325776132. */
  @Test
  void geluUsesTheExactDistributionFunction() {
    double[] expected = {0.8413447460685429, -2.5 * 0.006209665325776132, 0, 40, 0};
    assertArrayEquals(expected, run(one(new Layer.Activation(Function.GELU, 0), 5), Mode.INFERENCE, 1, -2.5, 0, 40, -40), 1e-15);
  }

  @Test
  void functionsStayFiniteFarOut() {
    assertArrayEquals(new double[] {800, 0}, run(one(new Layer.Activation(Function.SOFTPLUS, 0), 2), Mode.INFERENCE, 800, -800));
    assertArrayEquals(new double[] {1, 0}, run(one(new Layer.Activation(Function.SIGMOID, 0), 2), Mode.INFERENCE, 800, -800));
    assertArrayEquals(new double[] {1, 0}, run(one(new Layer.Activation(Function.SOFTMAX, 0), 2), Mode.INFERENCE, 800, -800));
  }

  @Test
  void nearestNeighbourRepeatsCells() {
    assertArrayEquals(
        new double[] {1, 1, 2, 2, 1, 1, 2, 2, 1, 1, 2, 2}, run(one(new Layer.Upsampling(new Size(3, 2)), 1, 1, 2), Mode.INFERENCE, 1, 2));
  }

  /** A keep of zero in the middle: what follows is what a sequence that starts there gives. */
  @Test
  void keepStartsAnEpisodeAnew() {
    NetworkGraph graph = NetworkGraph.of(
        NetworkSpec.builder("keep").input("x", 4, 2).input("h0", 3).input("c0", 3).input("keep", 4)
            .add("lstm", Layers.lstm(3), "x", "h0", "c0", "keep").build());
    Interpreter masked = Interpreter.of(graph, 1);
    Interpreter tail = Interpreter.of(NetworkSpec.builder("tail").input("x", 2, 2).add("lstm", Layers.lstm(3)).build(), 1);
    tail.setParameters(masked.parameters());
    Map<String, double[]> inputs = new LinkedHashMap<>(TestBatch.doubles(TestBatch.inputs(graph, 1, 1)));
    inputs.put("keep", new double[] {1, 1, 0, 1});
    double[] whole = masked.forward(inputs, 1, Mode.INFERENCE).get("lstm");
    double[] last = Arrays.copyOfRange(inputs.get("x"), 4, 8);
    assertArrayEquals(tail.forward(Map.of("x", last), 1, Mode.INFERENCE).get("lstm"), Arrays.copyOfRange(whole, 6, 12), 1e-15);
  }

  /** One unit, one step, by the formulas: gates in the order input, forget, cell, output. */
  @Test
  void oneLstmStep() {
    Interpreter lstm = Interpreter.of(
        NetworkSpec.builder("step").input("x", 1, 1).input("h0", 1).input("c0", 1).add("lstm", Layers.lstm(1), "x", "h0", "c0")
            .outputs("lstm.h", "lstm.c").build(), 1);
    lstm.setParameters(new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.01, 0.02, 0.03, 0.04});
    Map<String, double[]> out =
        lstm.forward(Map.of("x", new double[] {2}, "h0", new double[] {-1}, "c0", new double[] {0.5}), 1, Mode.INFERENCE);
    double i = sigmoid(0.1 * 2 - 0.5 + 0.01);
    double f = sigmoid(0.2 * 2 - 0.6 + 0.02);
    double g = Math.tanh(0.3 * 2 - 0.7 + 0.03);
    double o = sigmoid(0.4 * 2 - 0.8 + 0.04);
    double c = f * 0.5 + i * g;
    assertArrayEquals(new double[] {c}, out.get("lstm.c"), 1e-15);
    assertArrayEquals(new double[] {o * Math.tanh(c)}, out.get("lstm.h"), 1e-15);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static Interpreter one(Layer layer, int... axes) {
    return Interpreter.of(NetworkSpec.builder("one").input("x", axes).add("layer", layer).build(), 1);
  }

  private static double[] run(Interpreter interpreter, Mode mode, double... x) {
    int batch = x.length / Math.toIntExact(interpreter.graph().inputs().get(0).sample().size());
    return interpreter.forward(Map.of("x", x), batch, mode).get("layer");
  }
}
