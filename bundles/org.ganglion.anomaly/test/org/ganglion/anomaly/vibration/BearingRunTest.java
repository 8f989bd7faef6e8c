package org.ganglion.anomaly.vibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** If these fail, the bearing is not one, and the truth that comes with it is none. */
class BearingRunTest {
  private static final Geometry ZA2115 = new Geometry(2000, 16, 8.4, 71.5, 15.17);

  /** Frequencies as published with the IMS data (Qiu et al., 2006): 236.4, 296.9, 2 · 139.9 and 14.8 Hz. */
  @Test
  void theFrequenciesAreThePublishedOnes() {
    assertEquals(236.4, ZA2115.outerRace(), 0.3);
    assertEquals(296.9, ZA2115.innerRace(), 0.3);
    assertEquals(2 * 139.9, ZA2115.roller2(), 0.6);
    assertEquals(14.8, ZA2115.cage(), 0.05);
  }

  @Test
  void eachFaultRaisesItsOwnFeatureMost() {
    List<String> names = BearingRun.names();
    String[] expected = {"outer_race", "inner_race", "roller", "shaft", "high_noise"};
    for (Fault.Kind kind : Fault.Kind.values()) {
      Fault fault = new Fault(kind, 20, 20, 0.6, false);
      double[][] features = BearingRun.of(ZA2115, List.of(fault), 30, 30, 1, 9).features();
      int most = 0;
      double best = 0;
      for (int f = 0; f < names.size(); f++) {
        double rise = mean(features[f], 40, 60) - mean(features[f], 0, 40);
        // Loudness rises with everything, and the cage carries the roller through the load zone: neither is the sign of one fault.
        if (rise > best && !List.of("rms", "kurtosis", "cage").contains(names.get(f))) {
          best = rise;
          most = f;
        }
      }
      assertEquals(expected[kind.ordinal()], names.get(most));
      assertTrue(best > 0.2, kind + " " + best);
    }
  }

  private static double mean(double[] values, int from, int to) {
    return java.util.Arrays.stream(values, from, to).average().orElseThrow();
  }
}
