package org.ganglion.anomaly.detector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.ganglion.api.anomaly.Detector;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.anomaly.Samples;
import org.ganglion.api.operator.InputException;
import org.ganglion.kit.json.Json;
import org.ganglion.testkit.TestCore;
import org.junit.jupiter.api.Test;

/** If these fail, a detector does not do what its name says, or comes back another one from a file. */
class DetectorsTest {
  private static double[][] line(int rows, double noise) {
    SplittableRandom random = new SplittableRandom(4);
    double[][] points = new double[rows][];
    for (int i = 0; i < rows; i++) {
      double t = random.nextGaussian();
      points[i] = new double[] {3 * t + noise * random.nextGaussian(), 4 * t + noise * random.nextGaussian(), 1};
    }
    return points;
  }

  @Test
  void theErrorOfPcaIsTheDistanceFromTheLine() {
    FittedDetector pca = new Pca(1).fit(Samples.of(line(500, 0)), 1);
    // (4, −3)/5 is the direction across the line.
    double[] mean = {0, 0, 0};
    for (double[] point : line(500, 0)) {
      mean[0] += point[0] / 500;
      mean[1] += point[1] / 500;
    }
    double[] point = {mean[0] + 3 + 4, mean[1] + 4 - 3, 1};
    assertEquals(5, pca.score(point), 1e-6);
    assertArrayEquals(new double[] {16.0 / 25, 9.0 / 25, 0}, pca.explain(point), 1e-6);
    assertEquals(5, Math.abs(pca.bottleneck(point)[0]), 1e-6);
  }

  @Test
  void everyKindRanksAnOutlierHighestAndSurvivesAFile() throws IOException {
    Samples normal = Samples.of(line(400, 0.1));
    for (Detector detector : List.of(new Pca(1), new RobustZ(), new IsolationForest(),
        new BowTie(new TestCore(), BowTie.Kind.DENSE, 1, 1, loss -> { }))) {
      FittedDetector fitted = detector.fit(normal, 7);
      double[] outlier = {12, -9, 1};
      assertTrue(fitted.score(outlier) > fitted.threshold(0.01), detector.getClass().getSimpleName());
      FittedDetector again = detector.restore(Json.readObject(Json.write(fitted.state())));
      assertEquals(fitted.score(outlier), again.score(outlier), 1e-9, detector.getClass().getSimpleName());
      assertEquals(fitted.threshold(0.02), again.threshold(0.02), 1e-9);
      double sum = java.util.Arrays.stream(fitted.explain(outlier)).sum();
      assertEquals(1, sum, 1e-9);
    }
  }

  @Test
  void theShareAboveTheThresholdIsTheShareAskedFor() {
    Samples normal = Samples.of(line(1000, 0.3));
    FittedDetector fitted = new RobustZ().fit(normal, 1);
    double threshold = fitted.threshold(0.1);
    long above = java.util.Arrays.stream(line(1000, 0.3)).filter(point -> fitted.score(point) > threshold).count();
    assertEquals(100, above, 5);
  }

  /** A parabola in eight dimensions: one axis cannot hold it, a curved bottleneck of one can. */
  @Test
  void aBowTieHoldsACurveThatOneAxisCannot() {
    double[][] points = new double[300][];
    for (int i = 0; i < 300; i++) {
      double t = -1 + i / 150.0;
      points[i] = new double[] {t, t * t, -t, 0.5 * t * t, 0.5 * t, -t * t, t, t * t};
    }
    Samples curve = Samples.of(points);
    FittedDetector pca = new Pca(1).fit(curve, 1);
    FittedDetector bowTie = new BowTie(new TestCore(), BowTie.Kind.DENSE, 1, 1, loss -> { }).fit(curve, 1);
    double linear = 0;
    double curved = 0;
    for (double[] point : points) {
      linear += pca.score(point);
      curved += bowTie.score(point);
    }
    assertTrue(curved < 0.7 * linear, curved / 300 + " against " + linear / 300);
  }

  @Test
  void tooFewSamplesAndForeignStatesAreRefused() {
    assertThrows(InputException.class, () -> new Pca(1).fit(Samples.of(new double[][] {{1, 2}}), 1));
    FittedDetector z = new RobustZ().fit(Samples.of(line(50, 1)), 1);
    assertThrows(InputException.class, () -> new Pca(1).restore(z.state()));
  }
}
