package org.ganglion.api.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Losses against values worked out by hand, and their gradients against central differences. */
class LossesTest {
  private static final Shape TWO = Shape.of(1, 2);

  private static Map<String, Loss> all() {
    Map<String, Loss> losses = new LinkedHashMap<>();
    losses.put("mean squared error", Losses.meanSquaredError());
    losses.put("mean absolute error", Losses.meanAbsoluteError());
    losses.put("Huber", Losses.huber(0.7));
    losses.put("sigmoid cross-entropy", Losses.sigmoidCrossEntropy());
    losses.put("hinge", Losses.hinge());
    losses.put("negative score", Losses.negativeScore());
    losses.put("softmax cross-entropy", Losses.softmaxCrossEntropy());
    return losses;
  }

  /** The numbers are such that no kink lies within a step. */
  @TestFactory
  Stream<DynamicTest> gradientsAreThoseOfTheLoss() {
    return all().entrySet().stream().map(each -> DynamicTest.dynamicTest(each.getKey(), () -> differences(each.getValue())));
  }

  private static void differences(Loss loss) {
    Shape shape = Shape.of(4, 5);
    Tensor prediction = Tensor.of(shape, values(20, "prediction"));
    Tensor target = Tensor.of(shape, values(20, "target"));
    Tensor gradient = Tensor.of(shape, new float[20]);
    double value = loss.evaluate(prediction, target, gradient);
    assertEquals(value, loss.evaluate(prediction, target, null), "the value depends on whether the gradient is wanted");
    float step = 1 / 256f;
    for (int i = 0; i < 20; i++) {
      float at = prediction.floats().get(i);
      prediction.floats().put(i, at + step);
      double above = loss.evaluate(prediction, target, null);
      prediction.floats().put(i, at - step);
      double below = loss.evaluate(prediction, target, null);
      prediction.floats().put(i, at);
      assertEquals((above - below) / (2 * step), gradient.floats().get(i), 2e-6, "element " + i);
    }
  }

  /** Multiples of 1/64, odd ones: sums and differences by the step are exact. */
  private static float[] values(int count, String name) {
    RandomStream stream = RandomStream.of(1, name);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (Math.floor(40 * stream.normal(0, i)) * 2 + (name.equals("target") ? 1 : 0)) / 64;
    }
    return values;
  }

  @Test
  void regressionByHand() {
    assertEquals((4 + 9) / 2.0, value(Losses.meanSquaredError(), 3, -1, 1, 2));
    assertEquals((2 + 3) / 2.0, value(Losses.meanAbsoluteError(), 3, -1, 1, 2));
    assertEquals((0.5 * 0.25 + 1 * (3 - 0.5)) / 2, value(Losses.huber(1), 1.5f, -1, 1, 2));
  }

  /** −ln ½ for a logit of 0; a smoothed target 0.9 at logit ln 9 costs its own entropy. */
  @Test
  void crossEntropyByHand() {
    assertEquals(Math.log(2), value(Losses.sigmoidCrossEntropy(), 0, 0, 1, 0), 1e-15);
    double entropy = -0.9 * Math.log(0.9) - 0.1 * Math.log(0.1);
    float logit = (float) Math.log(9);
    assertEquals(entropy, value(Losses.sigmoidCrossEntropy(), logit, logit, 0.9f, 0.9f), 1e-7);
  }

  @Test
  void crossEntropyStaysFiniteFarOut() {
    assertEquals(1000, value(Losses.sigmoidCrossEntropy(), 1000, -1000, 0, 1));
    assertEquals(0, value(Losses.sigmoidCrossEntropy(), 1000, -1000, 1, 0));
    assertEquals(2000, value(Losses.softmaxCrossEntropy(), 1000, -1000, 0, 1));
    assertEquals(0, value(Losses.softmaxCrossEntropy(), 1000, -1000, 1, 0));
  }

  @Test
  void hingeByHand() {
    assertEquals((0 + 1.5) / 2, value(Losses.hinge(), 2, 0.5f, 1, -1));
    assertEquals((-2 + 0.5) / 2, value(Losses.negativeScore(), 2, 0.5f, 1, -1));
  }

  /** Softmax of (ln 1, ln 2, ln 5) is (1, 2, 5)/8; the mean is over two rows, not six values. */
  @Test
  void softmaxCrossEntropyByHand() {
    float[] logits = {0, (float) Math.log(2), (float) Math.log(5), 0, 0, 0};
    Tensor prediction = Tensor.of(Shape.of(2, 3), logits);
    Tensor target = Tensor.of(Shape.of(2, 3), 0, 0, 1, 0.5f, 0.5f, 0);
    Tensor gradient = Tensor.of(Shape.of(2, 3), new float[6]);
    assertEquals((-Math.log(5 / 8.0) + Math.log(3)) / 2, Losses.softmaxCrossEntropy().evaluate(prediction, target, gradient), 1e-7);
    double[] expected = {1 / 16.0, 2 / 16.0, -3 / 16.0, (1 / 3.0 - 0.5) / 2, (1 / 3.0 - 0.5) / 2, 1 / 6.0};
    for (int i = 0; i < 6; i++) {
      assertEquals(expected[i], gradient.floats().get(i), 1e-7);
    }
  }

  @Test
  void shapesThatDifferAreRefused() {
    Tensor two = Tensor.of(TWO, 1, 2);
    Tensor other = Tensor.of(Shape.of(2, 1), 1, 2);
    for (Loss loss : all().values()) {
      String message = assertThrows(IllegalArgumentException.class, () -> loss.evaluate(two, other, null)).getMessage();
      assertTrue(message.contains("1×2") && message.contains("2×1"), message);
      assertThrows(IllegalArgumentException.class, () -> loss.evaluate(two, two, other));
    }
  }

  private static double value(Loss loss, float p0, float p1, float t0, float t1) {
    return loss.evaluate(Tensor.of(TWO, p0, p1), Tensor.of(TWO, t0, t1), null);
  }
}
