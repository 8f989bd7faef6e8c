package org.ganglion.gan.architecture;

import static org.ganglion.api.network.NetworkSpec.Layers.batchNormalisation;
import static org.ganglion.api.network.NetworkSpec.Layers.dense;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.NetworkState;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.testkit.TestCore;
import org.junit.jupiter.api.Test;

class SpectralNormalisationTest {
  private static final NetworkSpec SPEC = NetworkSpec.builder("two").input("x", 3).add("hidden", dense(2)).add("score", dense(1)).build();

  @Test
  void powerIterationFindsTheLargestSingularValueOfAKnownMatrix() {
    // Singular values of [[3, 0, 0], [4, 5, 0]] are √45 and √5.
    assertEquals(Math.sqrt(45), SpectralNormalisation.largest(new float[] {3, 0, 0, 4, 5, 0}, 0, new float[] {1, 0.3f}, new float[3], 40), 1e-5);
  }

  @Test
  void weightsAreDividedAndBiasesStay() {
    try (Network network = new TestCore().compile(SPEC, 1, CompileOptions.training(2))) {
      // hidden.weight as above, hidden.bias, score.weight, score.bias
      network.setParameters(new float[] {3, 0, 0, 4, 5, 0, 7, 8, 6, 8, 9});
      new SpectralNormalisation(network, 5);
      float s = (float) Math.sqrt(45);
      assertArrayEquals(new float[] {3 / s, 0, 0, 4 / s, 5 / s, 0, 7, 8, 0.6f, 0.8f, 9}, network.parameters(), 1e-5f,
          "a row's singular value is its length");
    }
  }

  @Test
  void aSumOfAProductStaysAsLargeAsAPlainSum() {
    NetworkSpec spec = NetworkSpec.builder("agreement").input("x", 4).input("y", 2).add("weights", dense(4), "y")
        .add("product", new Layer.Multiply(), "x", "weights")
        .add("score", dense(1)).build();
    try (Network network = new TestCore().compile(spec, 1, CompileOptions.training(2))) {
      float[] values = network.parameters();
      java.util.Arrays.fill(values, values.length - 5, values.length - 1, 3);
      network.setParameters(values);
      new SpectralNormalisation(network, 5);
      float[] sum = java.util.Arrays.copyOfRange(network.parameters(), values.length - 5, values.length - 1);
      assertArrayEquals(new float[] {1, 1, 1, 1}, sum, 1e-5f, "divided to a length of 1, four features would count as half of one");
    }
  }

  @Test
  void aPlaneOfTheConditionMayBeAsLargeAsAnImage() {
    NetworkSpec spec = NetworkSpec.builder("plane").input("x", 4).input("condition", 2).add("plane", dense(4), "condition")
        .add("all", new Layer.Concatenate(0), "x", "plane")
        .add("weights", dense(8), "condition").add("product", new Layer.Multiply(), "all", "weights").add("score", dense(1)).build();
    try (Network network = new TestCore().compile(spec, 1, CompileOptions.training(2))) {
      float[] values = network.parameters();
      java.util.Arrays.fill(values, 1);
      network.setParameters(values);
      new SpectralNormalisation(network, 5);
      float[] now = network.parameters();
      float plane = (float) (Math.sqrt(4) / Math.sqrt(8));
      assertEquals(plane, now[0], 1e-5, "of four pixels, spread from two numbers");
      assertEquals(1 / Math.sqrt(16), now[12], 1e-5, "what is multiplied with features bounds the score and stays bounded");
    }
  }

  @Test
  void aStepMovesTheWeightBeforeTheDivisionAlongTheGradientThroughIt() {
    float[] raw = {3, 0.5f, -1, 4, 5, 0.25f};
    // The loss is the sum of the divided weights times these.
    double[] slopes = {0.3, -0.7, 0.2, 0.5, 0.1, -0.4};
    double rate = 0.01;
    double[] moved = new double[6];
    for (int i = 0; i < 6; i++) {
      double slope = (loss(raw, i, 1e-4, slopes) - loss(raw, i, -1e-4, slopes)) / 2e-4;
      moved[i] = raw[i] - rate * slope;
    }
    double largest = largest(moved);
    try (Network network = new TestCore().compile(SPEC, 1, CompileOptions.training(2))) {
      float[] values = network.parameters();
      System.arraycopy(raw, 0, values, 0, 6);
      network.setParameters(values);
      SpectralNormalisation normalisation = new SpectralNormalisation(network, 5);
      float[] gradients = new float[values.length];
      for (int i = 0; i < 6; i++) {
        gradients[i] = (float) slopes[i];
      }
      network.setGradients(gradients);
      normalisation.step(new Updater.Sgd(0, 0), rate);
      for (int i = 0; i < 6; i++) {
        assertEquals(moved[i] / largest, network.parameters()[i], 1e-5, "weight " + i);
      }
    }
  }

  private static double loss(float[] raw, int which, double by, double[] slopes) {
    double[] values = new double[raw.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = raw[i] + (i == which ? by : 0);
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += slopes[i] * values[i];
    }
    return sum / largest(values);
  }

  /** Of a matrix of 2×3, from the trace and determinant of its product with itself. */
  private static double largest(double[] m) {
    double a = m[0] * m[0] + m[1] * m[1] + m[2] * m[2];
    double b = m[0] * m[3] + m[1] * m[4] + m[2] * m[5];
    double d = m[3] * m[3] + m[4] * m[4] + m[5] * m[5];
    return Math.sqrt((a + d) / 2 + Math.sqrt((a - d) * (a - d) / 4 + b * b));
  }

  @Test
  void weightsThatRanAwayLeaveTheVectorsGood() {
    try (Network network = new TestCore().compile(SPEC, 1, CompileOptions.training(2))) {
      SpectralNormalisation normalisation = new SpectralNormalisation(network, 5);
      float[] good = network.parameters();
      NetworkState state = network.state();
      float[] gradients = new float[good.length];
      gradients[0] = Float.NaN;
      network.setGradients(gradients);
      normalisation.step(new Updater.Sgd(0, 0), 0.1);
      network.restore(state);
      network.setGradients(new float[good.length]);
      normalisation.step(new Updater.Sgd(0, 0), 0.1);
      assertArrayEquals(good, network.parameters(), 1e-5f, "back to good weights, normalisation must hold them as before");
    }
  }

  @Test
  void restoredVectorsGoOnInEqualBits() throws IOException {
    try (Network one = new TestCore().compile(SPEC, 1, CompileOptions.training(2)); Network other = new TestCore()
        .compile(SPEC, 1, CompileOptions.training(2))) {
      SpectralNormalisation first = new SpectralNormalisation(one, 5);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      first.write(new DataOutputStream(bytes));
      SpectralNormalisation second = new SpectralNormalisation(other, 99);
      second.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
      other.setParameters(one.parameters());
      float[] gradients = new float[one.parameters().length];
      java.util.Arrays.fill(gradients, 0.3f);
      for (Network network : List.of(one, other)) {
        network.setGradients(gradients);
      }
      first.step(new Updater.Sgd(0, 0), 0.1);
      second.step(new Updater.Sgd(0, 0), 0.1);
      assertArrayEquals(one.parameters(), other.parameters(), 0);
    }
  }

  @Test
  void withoutNormalisationWhoeverTookItTakesWhatItTook() {
    NetworkSpec spec =
        NetworkSpec.builder("three").input("x", 3).add("a", dense(2)).add("norm", batchNormalisation()).activate("b", Layer.Function.TANH)
        .add("c", dense(1), "norm").build();
    NetworkSpec bare = WithoutNormalisation.of(spec);
    assertEquals(List.of("a", "b", "c"), bare.nodes().stream().map(NetworkSpec.Node::name).toList());
    assertEquals(List.of("a"), bare.nodes().get(1).inputs());
    assertEquals(List.of("a"), bare.nodes().get(2).inputs());
  }
}
