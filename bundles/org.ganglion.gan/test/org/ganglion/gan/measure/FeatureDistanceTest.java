package org.ganglion.gan.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Fails where what is measured depends on the order in which samples come. */
class FeatureDistanceTest {
  private static final int CLASSES = 10;

  @Test
  void samplesThatGoThroughTheirClassesInTurnAreNoOthersThanTheSameInBlocks() {
    int count = 20_000;
    double[][] inTurn = new double[count][];
    double[][] inBlocks = new double[count][];
    for (int i = 0; i < count; i++) {
      inTurn[i] = features(i % CLASSES, i);
      inBlocks[i] = features(i * CLASSES / count, i);
    }
    FeatureDistance distance = new FeatureDistance(inBlocks, 7);
    double among = distance.value(inBlocks);
    assertEquals(0, among, 1e-6, "a set is no distance from itself");
    assertTrue(distance.value(inTurn) < 0.5, "every fifth of them would be of two classes only, at a distance above 50: " + distance.value(inTurn));
  }

  /** Each class lies ten further along its own way. */
  private static double[] features(int label, int sample) {
    return new double[] {10 * Math.cos(label) + sample % 7 * 0.1, 10 * Math.sin(label) + sample % 11 * 0.1, label};
  }
}
