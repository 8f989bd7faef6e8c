package org.ganglion.tensor.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.testkit.TestCore;
import org.junit.jupiter.api.Test;

/**
 * A backward pass through a convolution takes one operation of ND4J where both gradients are wanted, and products of its own where one is. Fails
 * where the answer depends on which.
 */
class ConvolutionWaysTest {
  private static final NetworkSpec SPEC =
      NetworkSpec.builder("two ways").input("x", 3, 9, 9).add("first", Layers.convolution(5, 3, 2, 1)).add("second", Layers.convolution(4, 3, 1, 1))
      .build();

  @Test
  void bothWaysGiveTheSameGradients() {
    try (Network network = new TestCore(new Dl4jEngine(new Nd4jLibrary()), id -> null).compile(SPEC, 3, CompileOptions.training(6))) {
      Tensor x = noise(Shape.of(6, 3, 9, 9), "x");
      Tensor slope = noise(network.forward(x, Mode.TRAINING).shape(), "slope");
      Map<String, Tensor> slopes = Map.of("second", slope);
      float[] together = network.backward(slopes, Set.of(Gradient.INPUTS, Gradient.PARAMETERS)).get("x").toFloatArray();
      float[] parameters = network.gradients();
      network.zeroGradients();
      float[] alone = network.backward(slopes, Set.of(Gradient.INPUTS)).get("x").toFloatArray();
      assertArrayEquals(new float[parameters.length], network.gradients(), "parameters were not asked for");
      network.backward(slopes, Set.of(Gradient.PARAMETERS));
      near(together, alone);
      near(parameters, network.gradients());
    }
  }

  private static Tensor noise(Shape shape, String name) {
    Tensor tensor = Tensor.zeros(DType.FLOAT32, shape);
    RandomStream stream = RandomStream.of(1, name);
    for (int i = 0; i < shape.size(); i++) {
      tensor.floats().put(i, (float) stream.normal(0, i));
    }
    return tensor;
  }

  private static void near(float[] expected, float[] actual) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.pow(expected[i] - actual[i], 2);
      norm += Math.pow(expected[i], 2);
    }
    assertEquals(0, Math.sqrt(difference / norm), 1e-6);
  }
}
