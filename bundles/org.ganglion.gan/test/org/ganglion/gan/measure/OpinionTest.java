package org.ganglion.gan.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpinionTest {
  private final Opinion opinion =
      new Opinion(List.of("a", "b", "c"), new double[][] {{0.8, 0.1, 0.1}, {0.6, 0.3, 0.1}, {0.2, 0.7, 0.1}, {0.9, 0.05, 0.05}});

  @Test
  void confidenceIsTheMeanOfTheLikeliest() {
    assertEquals((0.8 + 0.6 + 0.7 + 0.9) / 4, opinion.confidence(), 1e-12);
  }

  @Test
  void histogramAndClassesFound() {
    assertArrayEquals(new int[] {3, 1, 0}, opinion.histogram());
    assertEquals(2, opinion.classesFound(), "a class without a sample is not found");
    double[][] many = new double[1000][];
    for (int i = 0; i < many.length; i++) {
      many[i] = i < 30 ? new double[] {0, 1, 0} : new double[] {1, 0, 0};
    }
    assertEquals(1, new Opinion(List.of("a", "b", "c"), many).classesFound(), "30 of 1000 are less than a tenth of a third");
  }

  @Test
  void divergenceIsZeroForEqualHistogramsOnly() {
    assertEquals(0, opinion.divergenceFrom(new int[] {30, 10, 0}), 1e-12);
    assertEquals(0.75 * Math.log(0.75 * 2) + 0.25 * Math.log(0.25 * 2), opinion.divergenceFrom(new int[] {5, 5, 0}), 1e-12);
  }

  @Test
  void accuracyCountsRightVerdicts() {
    assertEquals(0.75, opinion.accuracy(new int[] {0, 0, 1, 2}));
  }
}
