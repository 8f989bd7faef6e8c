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
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.testkit.TestCore;
import org.junit.jupiter.api.Test;

class SpectralNormalisationTest {
  private static final NetworkSpec SPEC = NetworkSpec.builder("two").input("x", 3).add("hidden", dense(2)).add("score", dense(1)).build();

  @Test
  void powerIterationFindsTheLargestSingularValueOfAKnownMatrix() {
    // Singular values of [[3, 0, 0], [4, 5, 0]] are √45 and √5.
    assertEquals(Math.sqrt(45), SpectralNormalisation.largest(new float[] {3, 0, 0, 4, 5, 0}, 0, 6, new float[] {1, 0.3f}, 40), 1e-5);
  }

  @Test
  void weightsAreDividedAndBiasesStay() {
    try (Network network = new TestCore().compile(SPEC, 1, CompileOptions.training(2))) {
      // hidden.weight as above, hidden.bias, score.weight, score.bias
      network.setParameters(new float[] {3, 0, 0, 4, 5, 0, 7, 8, 6, 8, 9});
      new SpectralNormalisation(network, 5);
      float s = (float) Math.sqrt(45);
      assertArrayEquals(new float[] {3 / s, 0, 0, 4 / s, 5 / s, 0, 7, 8, 0.6f, 0.8f, 9}, network.parameters(), 1e-5f, "a row's singular value is its length");
    }
  }

  @Test
  void aSumOfAProductStaysAsLargeAsAPlainSum() {
    NetworkSpec spec = NetworkSpec.builder("agreement").input("x", 4).input("y", 2).add("weights", dense(4), "y").add("product", new Layer.Multiply(), "x", "weights")
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
  void restoredVectorsGoOnInEqualBits() throws IOException {
    try (Network one = new TestCore().compile(SPEC, 1, CompileOptions.training(2)); Network other = new TestCore().compile(SPEC, 1, CompileOptions.training(2))) {
      SpectralNormalisation first = new SpectralNormalisation(one, 5);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      first.write(new DataOutputStream(bytes));
      SpectralNormalisation second = new SpectralNormalisation(other, 99);
      second.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
      other.setParameters(one.parameters());
      first.project();
      second.project();
      assertArrayEquals(one.parameters(), other.parameters(), 0);
    }
  }

  @Test
  void withoutNormalisationWhoeverTookItTakesWhatItTook() {
    NetworkSpec spec =
        NetworkSpec.builder("three").input("x", 3).add("a", dense(2)).add("norm", batchNormalisation()).activate("b", Layer.Function.TANH).add("c", dense(1), "norm").build();
    NetworkSpec bare = WithoutNormalisation.of(spec);
    assertEquals(List.of("a", "b", "c"), bare.nodes().stream().map(NetworkSpec.Node::name).toList());
    assertEquals(List.of("a"), bare.nodes().get(1).inputs());
    assertEquals(List.of("a"), bare.nodes().get(2).inputs());
  }
}
