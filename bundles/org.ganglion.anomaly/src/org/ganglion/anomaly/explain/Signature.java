package org.ganglion.anomaly.explain;

/**
 * What kind of deviation a window holds, whatever its strength: each part is a share of the deviation's energy, or a ratio. Two faults of one cause
 * and different strength have nearly the same signature.
 *
 * @param sensors share of each sensor
 * @param sign share of the mean deviation with its sign, from −1 (all below) to 1 (all above)
 * @param trend share of a straight line within the window
 * @param step share of a change between the halves
 * @param peak share of the largest tenth of the values, above what an even spread would have
 * @param rough energy of the differences from row to row: near 0 smooth, 0.5 noise, 1 alternating
 * @param calm how far the variation within the window is below normal: 1 a flat line
 */
public record Signature(double[] sensors, double sign, double trend, double step, double peak, double rough, double calm) {
  private static final double TINY = 1e-12;

  /** Of a window of deviations from what was expected and of the values themselves, both sensor after sensor, in normal standard deviations. */
  public static Signature of(double[] deviation, double[] values, int sensors) {
    int window = deviation.length / sensors;
    double[] energy = new double[sensors];
    double total = TINY;
    for (int i = 0; i < deviation.length; i++) {
      energy[i / window] += deviation[i] * deviation[i];
      total += deviation[i] * deviation[i];
    }
    double sign = 0;
    double trend = 0;
    double step = 0;
    double rough = 0;
    double within = 0;
    for (int s = 0; s < sensors; s++) {
      Shape shape = Shape.of(deviation, s * window, window);
      sign += Math.signum(shape.mean) * shape.mean * shape.mean * window / total;
      trend += shape.trend / total;
      step += shape.step / total;
      rough += shape.rough / total;
      within += energy[s] * Shape.variance(values, s * window, window) / total;
    }
    for (int s = 0; s < sensors; s++) {
      energy[s] = Math.sqrt(energy[s] / total);
    }
    return new Signature(energy, sign, trend, step, peak(deviation, total), rough / 4, 1 / (1 + 4 * within));
  }

  private static double peak(double[] deviation, double total) {
    double[] squares = java.util.Arrays.stream(deviation).map(d -> d * d).sorted().toArray();
    int tenth = Math.max(1, squares.length / 10);
    double sum = 0;
    for (int i = squares.length - tenth; i < squares.length; i++) {
      sum += squares[i];
    }
    double even = (double) tenth / squares.length;
    return Math.max(0, (sum / total - even) / (1 - even));
  }

  /** As one vector; parts that tell causes apart best weigh most. */
  public double[] vector() {
    double[] vector = new double[sensors.length + 6];
    for (int s = 0; s < sensors.length; s++) {
      vector[s] = sensors.length > 1 ? 1.5 * sensors[s] : 0;
    }
    double[] rest = {0.5 * sign, trend, step, peak, 2 * Math.min(0.5, rough), calm};
    System.arraycopy(rest, 0, vector, sensors.length, rest.length);
    return vector;
  }

  /** Energies of one sensor's deviation. */
  private record Shape(double mean, double trend, double step, double rough) {
    static Shape of(double[] values, int from, int window) {
      double mean = 0;
      double slope = 0;
      double norm = 0;
      double halves = 0;
      double rough = 0;
      for (int i = 0; i < window; i++) {
        double x = i - (window - 1) / 2.0;
        mean += values[from + i] / window;
        slope += x * values[from + i];
        norm += x * x;
        halves += (i < window / 2 ? -1 : 1) * values[from + i];
        rough += i == 0 ? 0 : Math.pow(values[from + i] - values[from + i - 1], 2);
      }
      return new Shape(mean, slope * slope / Math.max(norm, 1), halves * halves / window, rough);
    }

    static double variance(double[] values, int from, int window) {
      double sum = 0;
      double squares = 0;
      for (int i = from; i < from + window; i++) {
        sum += values[i];
        squares += values[i] * values[i];
      }
      return Math.max(0, squares / window - sum / window * (sum / window));
    }
  }
}
