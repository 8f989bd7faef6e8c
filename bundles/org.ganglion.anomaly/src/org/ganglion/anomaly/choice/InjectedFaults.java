package org.ganglion.anomaly.choice;

import java.util.SplittableRandom;

/** Faults put into normal windows, to see which detector notices them (Goswami et al., 2023): what a user without labels has. */
public final class InjectedFaults {
  private InjectedFaults() {}

  /** Kinds of fault. */
  public enum Kind {
    /** One value far off. */
    SPIKE,
    /** All values from some row on are higher or lower. */
    SHIFT,
    /** A slow way off. */
    DRIFT,
    /** More noise. */
    NOISE,
    /** The sensor shows one value. */
    FLAT
  }

  /**
   * Puts a fault into one sensor of a window (sensor after sensor).
   *
   * @param strength in normal standard deviations
   */
  public static void into(double[] window, int sensors, int sensor, Kind kind, double strength, SplittableRandom random) {
    int rows = window.length / sensors;
    int from = sensor * rows;
    int start = rows / 4 + random.nextInt(Math.max(1, rows / 2));
    double sign = random.nextBoolean() ? 1 : -1;
    double held = window[from + Math.min(start, rows - 1)];
    for (int i = 0; i < rows; i++) {
      int at = from + i;
      switch (kind) {
        case SPIKE -> window[at] += i == start ? 3 * sign * strength : 0;
        case SHIFT -> window[at] += i >= start ? sign * strength : 0;
        case DRIFT -> window[at] += 2 * sign * strength * i / rows;
        case NOISE -> window[at] += strength * random.nextGaussian();
        case FLAT -> window[at] = held;
      }
    }
  }
}
