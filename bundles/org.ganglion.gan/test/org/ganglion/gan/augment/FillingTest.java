package org.ganglion.gan.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Shape;
import org.ganglion.kit.statistics.Interval;
import org.junit.jupiter.api.Test;

class FillingTest {
  private static final Shape IMAGE = Shape.of(1, 1, 2);
  private static final RandomStream STREAM = RandomStream.of(3, "test");

  @Test
  void oversamplingRepeatsInTurn() {
    float[][] own = {{0, 1}, {1, 0}};
    float[][] made = SimpleFilling.OVERSAMPLING.make(own, 3, IMAGE, STREAM);
    assertArrayEquals(new float[][] {{0, 1}, {1, 0}, {0, 1}}, made);
  }

  @Test
  void smoteLiesBetweenASampleAndANeighbour() {
    float[][] own = {{0, 0}, {0.5f, 0.5f}};
    for (float[] row : SimpleFilling.SMOTE.make(own, 50, IMAGE, STREAM)) {
      assertEquals(row[0], row[1], 1e-6, "on the line between the two");
      assertTrue(row[0] >= 0 && row[0] <= 0.5);
    }
    assertArrayEquals(new float[][] {{0.2f, 0.4f}}, SimpleFilling.SMOTE.make(new float[][] {{0.2f, 0.4f}}, 1, IMAGE, STREAM),
        "one sample has no neighbour");
  }

  @Test
  void gaussianHasTheSamplesMeanAndCovariance() {
    float[][] own = {{0.1f, 0.2f}, {-0.1f, -0.2f}, {0.2f, -0.1f}, {-0.2f, 0.1f}};
    float[][] made = SimpleFilling.GAUSSIAN.make(own, 4000, IMAGE, STREAM);
    double mean = 0;
    double variance = 0;
    double covariance = 0;
    for (float[] row : made) {
      mean += row[0] / made.length;
      variance += row[0] * row[0] / made.length;
      covariance += row[0] * row[1] / made.length;
    }
    assertEquals(0, mean, 0.01);
    assertEquals(0.1 / 3, variance, 0.003, "the sum of squares 0.1 over n − 1");
    assertEquals(0, covariance, 0.003);
  }

  @Test
  void theWinnerIsRecommendedAndAGanHasToBeSure() {
    Arm nothing = arm("nothing", false, 0.2, 0.9);
    Arm shift = arm("shift", false, 0.66, 0.95);
    assertEquals("shift", Arm.best(List.of(nothing, shift, arm("gan", true, 0.67, 0.95))).name(), "within chance");
    assertEquals("gan", Arm.best(List.of(nothing, shift, arm("gan", true, 0.75, 0.95))).name());
    assertEquals("shift", Arm.best(List.of(nothing, shift, arm("gan", true, 0.9, 0.5))).name(), "at the other classes' cost");
  }

  private static Arm arm(String name, boolean generated, double recall, double accuracy) {
    return new Arm(name, generated, new float[0][], new Interval(recall, recall - 0.03, recall + 0.03), accuracy);
  }
}
