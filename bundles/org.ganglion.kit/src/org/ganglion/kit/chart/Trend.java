package org.ganglion.kit.chart;

import org.ganglion.api.artifact.Series.Curve;

/** The quiet line through a noisy curve: a mean over a window around each point. */
final class Trend {
  /** Below this many points every point can be seen, and a trend would only hide them. */
  private static final int FEW = 150;

  private Trend() {}

  /** Whether a curve jumps up and down so much from point to point that a trend helps. */
  static boolean helps(Curve curve) {
    int turns = 0;
    double[] y = curve.y();
    for (int i = 2; i < y.length; i++) {
      turns += (y[i] - y[i - 1]) * (y[i - 1] - y[i - 2]) < 0 ? 1 : 0;
    }
    return y.length > FEW && turns > y.length / 4;
  }

  /** Mean over a fiftieth of the curve around each point; the window shrinks at both ends so that these stay where they are. */
  static Curve of(Curve curve) {
    double[] y = curve.y();
    double[] sums = new double[y.length + 1];
    for (int i = 0; i < y.length; i++) {
      sums[i + 1] = sums[i] + (Double.isFinite(y[i]) ? y[i] : i > 0 ? sums[i] - sums[i - 1] : 0);
    }
    int reach = Math.max(2, y.length / 100);
    double[] mean = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      int each = Math.min(reach, Math.min(i, y.length - 1 - i));
      mean[i] = (sums[i + each + 1] - sums[i - each]) / (2 * each + 1);
    }
    return new Curve(curve.name(), curve.x(), mean);
  }
}
