package org.ganglion.anomaly.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ganglion.anomaly.choice.InjectedFaults;
import org.ganglion.anomaly.detector.Pca;
import org.ganglion.anomaly.series.Windows;
import org.ganglion.api.anomaly.FittedDetector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** If these fail, flags of one cause do not come together, or those of different causes do. */
class RedFlagsTest {
  private static final int WINDOW = 48;
  private static final int EVENTS = 100;

  /** A daily course with noise; each event is a stretch of {@link #WINDOW} rows with a fault of a strength between 2 and 6. */
  static double separation(int sensors, RedFlags.Method method, long seed) {
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
      events.add(new RedFlags.Event(e, from, 1));
    }
    double[][] normal = new double[sensors][];
    for (int s = 0; s < sensors; s++) {
      normal[s] = java.util.Arrays.copyOf(values[s], 1000);
    }
    FittedDetector detector = new Pca(8).fit(new Windows(normal, WINDOW), seed);
    return RandIndex.of(RedFlags.grouped(detector, new Windows(values, WINDOW), events, method, seed).groups().of(), truth);
  }

  @ParameterizedTest
  @EnumSource(RedFlags.Method.class)
  void fiveKindsOfFaultSeparateWhateverTheirStrength(RedFlags.Method method) {
    double sum = 0;
    for (long seed = 1; seed <= 5; seed++) {
      sum += separation(1, method, seed);
    }
    assertTrue(sum / 5 >= 0.6, "adjusted Rand index " + sum / 5);
  }

  @Test
  void theMixtureSeesGroupsOfDifferentWidthAndOneWhereThereIsOne() {
    SplittableRandom random = new SplittableRandom(5);
    double[][] two = new double[120][];
    int[] truth = new int[two.length];
    for (int i = 0; i < two.length; i++) {
      truth[i] = i % 2;
      two[i] = new double[] {truth[i] * 4 + (truth[i] == 0 ? 0.2 : 1.2) * random.nextGaussian(), (truth[i] == 0 ? 0.2 : 1.2) * random.nextGaussian()};
    }
    assertTrue(RandIndex.of(Mixture.of(two, 6, 1).of(), truth) > 0.9);
    double[][] one = new double[120][];
    for (int i = 0; i < one.length; i++) {
      one[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
    }
    assertEquals(1, Mixture.of(one, 6, 1).centers().length);
  }

  @Test
  void theRandIndexIsOneForEqualGroupsAndNothingForChance() {
    assertEquals(1, RandIndex.of(new int[] {0, 0, 1, 1, 2}, new int[] {2, 2, 0, 0, 1}));
    // Published example (Hubert and Arabie's table, as in scikit-learn's manual): {0,0,1,2} against {0,0,1,1}.
    assertEquals(0.57142857, RandIndex.of(new int[] {0, 0, 1, 2}, new int[] {0, 0, 1, 1}), 1e-8);
  }
}
