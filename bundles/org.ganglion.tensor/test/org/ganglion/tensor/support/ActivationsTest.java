package org.ganglion.tensor.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import org.ganglion.api.network.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Fails where a function differs from its published values, or a derivative from the finite difference of its function. */
class ActivationsTest {
  private static final int COUNT = 2500;

  @ParameterizedTest
  @CsvSource({
    "RELU, -2, 0", "RELU, 2, 2", "LEAKY_RELU, -2, -0.4", "ELU, -1, -0.12642411", "TANH, 0.5, 0.46211716", "SIGMOID, 2, 0.88079708",
    "SOFTPLUS, 0, 0.69314718", "SOFTPLUS, 100, 100", "SOFTPLUS, -100, 0", "SWISH, 1, 0.73105858", "GELU, 1, 0.84134475", "GELU, -3, -0.00404969"
  })
  void valuesAreThePublishedOnes(Layer.Function function, float x, double expected) {
    FloatBuffer y = FloatBuffer.allocate(1);
    new Activations(new Layer.Activation(function, 0.2)).forward(FloatBuffer.wrap(new float[] {x}), y, 1);
    assertEquals(expected, y.get(0), 2e-7 * Math.max(1, Math.abs(expected)));
  }

  @ParameterizedTest
  @EnumSource(value = Layer.Function.class, names = "SOFTMAX", mode = EnumSource.Mode.EXCLUDE)
  void derivativesAreFiniteDifferences(Layer.Function function) {
    Activations activation = new Activations(new Layer.Activation(function, 0.3));
    double step = 1e-2;
    FloatBuffer x = FloatBuffer.allocate(COUNT);
    FloatBuffer up = FloatBuffer.allocate(COUNT);
    FloatBuffer down = FloatBuffer.allocate(COUNT);
    FloatBuffer ones = FloatBuffer.allocate(COUNT);
    for (int i = 0; i < COUNT; i++) {
      // Never nearer to a kink at zero than the step.
      float at = (float) (-4.985 + i * (10.0 / COUNT));
      at = Math.abs(at) < 0.02f ? 0.5f : at;
      x.put(i, at);
      up.put(i, (float) (at + step));
      down.put(i, (float) (at - step));
      ones.put(i, 1);
    }
    FloatBuffer y = FloatBuffer.allocate(COUNT);
    activation.forward(x, y, COUNT);
    FloatBuffer slopes = FloatBuffer.allocate(COUNT);
    activation.backward(x, y, ones, slopes, COUNT);
    activation.forward(up, up, COUNT);
    activation.forward(down, down, COUNT);
    for (int i = 0; i < COUNT; i++) {
      assertEquals((up.get(i) - down.get(i)) / (2 * step), slopes.get(i), 2e-4, function + "'(" + x.get(i) + ")");
    }
  }

  @Test
  void softmaxOfLargeValuesStaysFinite() {
    FloatBuffer y = FloatBuffer.allocate(4);
    new Softmax(2).forward(FloatBuffer.wrap(new float[] {1000, 1000, 0, (float) Math.log(3)}), y, 2);
    assertEquals(0.5, y.get(0), 1e-7);
    assertEquals(0.25, y.get(2), 1e-7);
    assertEquals(0.75, y.get(3), 1e-7);
  }
}
