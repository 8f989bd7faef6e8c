package org.ganglion.anomaly.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.ganglion.kit.statistics.RocArea;
import org.junit.jupiter.api.Test;

/** If these fail, the volumes mislead on simple scores. */
class VolumeUnderSurfaceTest {
  static double rocArea(double[] scores, boolean[] labels) {
    double[] inside = IntStream.range(0, scores.length).filter(i -> labels[i]).mapToDouble(i -> scores[i]).toArray();
    double[] outside = IntStream.range(0, scores.length).filter(i -> !labels[i]).mapToDouble(i -> scores[i]).toArray();
    return RocArea.of(inside, outside);
  }

  /** 250 rows: every row is a threshold. */
  @Test
  void withoutToleranceThePerfectScoreIsOne() {
    boolean[] labels = Segment.mark(java.util.List.of(new Segment(50, 74)), 250);
    double[] scores = new double[250];
    for (int i = 0; i < 250; i++) {
      scores[i] = labels[i] ? 1000 + i : i;
    }
    VolumeUnderSurface volume = VolumeUnderSurface.of(scores, labels, 0);
    assertEquals(1, volume.pr(), 1e-12);
    assertEquals(1, volume.roc(), 1e-12);
  }

  @Test
  void noEventIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> VolumeUnderSurface.of(new double[10], new boolean[10], 2));
  }
}
