package org.ganglion.anomaly.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ganglion.anomaly.choice.InjectedFaults;
import org.ganglion.anomaly.detector.Pca;
import org.ganglion.anomaly.measure.Segment;
import org.ganglion.anomaly.series.Windows;
import org.ganglion.api.anomaly.FittedDetector;
import org.junit.jupiter.api.Test;

/** If these fail, flags of one cause do not come together, or those of different causes do. */
class RedFlagsTest {
  private static final int WINDOW = 48;
  private static final int EVENTS = 100;

  /** A daily course with noise; each event is a stretch of {@link #WINDOW} rows with a fault of a strength between 2 and 6. */
  static double separation(int sensors, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = 1000 + EVENTS * 3 * WINDOW;
    double[][] values = new double[sensors][rows];
    for (int s = 0; s < sensors; s++) {
      for (int i = 0; i < rows; i++) {
        values[s][i] = Math.sin(2 * Math.PI * i / 24 + s) + 0.2 * random.nextGaussian();
      }
    }
    List<RedFlags.Event> events = new ArrayList<>();
    int[] truth = new int[EVENTS];
    for (int e = 0; e < EVENTS; e++) {
      int from = 1000 + e * 3 * WINDOW + random.nextInt(WINDOW);
      truth[e] = e % InjectedFaults.Kind.values().length;
      double[] window = new double[WINDOW];
      System.arraycopy(values[0], from, window, 0, WINDOW);
      InjectedFaults.into(window, 1, 0, InjectedFaults.Kind.values()[truth[e]], 2 + 4 * random.nextDouble(), random);
      System.arraycopy(window, 0, values[0], from, WINDOW);
      events.add(new RedFlags.Event(new Segment(from, from + WINDOW - 1), from, 1));
    }
    double[][] normal = new double[sensors][];
    for (int s = 0; s < sensors; s++) {
      normal[s] = java.util.Arrays.copyOf(values[s], 1000);
    }
    FittedDetector detector = new Pca(8).fit(new Windows(normal, WINDOW), seed);
    return RandIndex.of(RedFlags.of(detector, new Windows(values, WINDOW), events, seed).groups().of(), truth);
  }

  @Test
  void fiveKindsOfFaultSeparateWhateverTheirStrength() {
    double sum = 0;
    for (long seed = 1; seed <= 5; seed++) {
      sum += separation(1, seed);
    }
    assertTrue(sum / 5 >= 0.6, "adjusted Rand index " + sum / 5);
  }

  @Test
  void theRandIndexIsOneForEqualGroupsAndNothingForChance() {
    assertEquals(1, RandIndex.of(new int[] {0, 0, 1, 1, 2}, new int[] {2, 2, 0, 0, 1}));
    // Published example (Hubert and Arabie's table, as in scikit-learn's manual): {0,0,1,2} against {0,0,1,1}.
    assertEquals(0.57142857, RandIndex.of(new int[] {0, 0, 1, 2}, new int[] {0, 0, 1, 1}), 1e-8);
  }
}
