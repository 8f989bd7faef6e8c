package org.ganglion.anomaly.choice;

import java.util.SplittableRandom;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.anomaly.Samples;
import org.ganglion.kit.statistics.RocArea;

/** How well a detector tells normal windows that it has not seen from the same windows with a fault. */
public final class Contest {
  private static final int MOST = 600;

  private Contest() {}

  /**
   * Area under the ROC: 0.5 is chance.
   *
   * @param heldOut normal windows that were not learnt from
   * @param strength of the faults in normal standard deviations
   */
  public static double area(FittedDetector detector, Samples heldOut, int sensors, double strength, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    InjectedFaults.Kind[] kinds = InjectedFaults.Kind.values();
    int count = Math.min(MOST, heldOut.count());
    double[] normal = new double[count];
    double[] faulty = new double[count];
    double[] window = new double[heldOut.width()];
    for (int i = 0; i < count; i++) {
      heldOut.read((int) ((long) i * heldOut.count() / count), window);
      normal[i] = detector.score(window);
      InjectedFaults.into(window, sensors, random.nextInt(sensors), kinds[i % kinds.length], strength, random);
      faulty[i] = detector.score(window);
    }
    return RocArea.of(faulty, normal);
  }
}
