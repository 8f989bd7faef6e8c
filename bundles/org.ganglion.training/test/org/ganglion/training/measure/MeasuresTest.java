package org.ganglion.training.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.ganglion.api.artifact.Table;
import org.junit.jupiter.api.Test;

/** Both measures against counts made by hand. */
class MeasuresTest {
  @Test
  void confusionCountsRowsByWhatIs() {
    Confusion confusion = new Confusion(List.of("a", "b"), new int[] {0, 0, 0, 1}, new int[] {0, 1, 0, 1});
    assertEquals(2.0 / 3, confusion.recall(0));
    assertEquals(0.5, confusion.precision(1));
    assertArrayEquals(new double[] {1, 1}, ((Table.Numbers) confusion.table().column("said b").orElseThrow()).values());
  }

  /** Two samples at 0.95 of which one is right, two at 0.55 of which one is right: (2·0.45 + 2·0.05) / 4. */
  @Test
  void calibrationErrorWeighsBinsBySize() {
    Reliability reliability = new Reliability();
    reliability.add(0.95, true);
    reliability.add(0.95, false);
    reliability.add(0.55, true);
    reliability.add(0.55, false);
    assertEquals(0.25, reliability.error(), 1e-12);
    assertArrayEquals(new double[] {0.55, 0.95}, reliability.curve().curves().get(0).x(), 1e-12);
  }
}
