package org.ganglion.kit.chart;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.kit.page.Numbers;

/**
 * Values to places along one axis, with ticks at round numbers (1, 2 or 5 times a power of ten; Heckbert, "Nice numbers for graph labels", 1990).
 *
 * @param logarithmic whether equal distances are equal factors
 * @param ticks from low to high
 */
record Axis(double low, double high, boolean logarithmic, List<Double> ticks) {
  private static final double FACTOR_FOR_LOGARITHM = 1000;

  /** An axis from the lowest to the highest value exactly; for what is counted along x. */
  static Axis along(double low, double high) {
    double end = high > low ? high : low + 1;
    return new Axis(low, end, false, ticks(low, end, 5));
  }

  /** An axis with air above and below, logarithmic where positive values span more than three powers of ten. */
  static Axis upright(double low, double high) {
    if (low > 0 && high / low >= FACTOR_FOR_LOGARITHM) {
      List<Double> powers = new ArrayList<>();
      int first = (int) Math.floor(Math.log10(low));
      int last = (int) Math.ceil(Math.log10(high));
      int every = Math.max(1, (last - first + 5) / 6);
      for (int power = first; power <= last; power += every) {
        powers.add(Math.pow(10, power));
      }
      return new Axis(Math.min(low, powers.get(0)), Math.max(high, powers.get(powers.size() - 1)), true, powers);
    }
    double span = high > low ? high - low : Math.max(Math.abs(low), 1) * 0.2;
    double bottom = low >= 0 && low < span / 2 ? 0 : low - span * 0.06;
    double top = high + span * 0.06;
    return new Axis(bottom, top, false, ticks(bottom, top, 5));
  }

  /** Place of a value, 0 at the low and 1 at the high end. */
  double place(double value) {
    return logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  }

  /** A tick's text; along a logarithm very small and large ones are powers of ten. */
  String label(double tick) {
    return logarithmic && (tick < 0.01 || tick > 10_000) ? Numbers.powerOfTen((int) Math.round(Math.log10(tick))) : Numbers.of(tick);
  }

  private static List<Double> ticks(double low, double high, int about) {
    double rough = (high - low) / about;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
      ticks.add(Math.rint(i * step / power * 1e6) / 1e6 * power);
    }
    return ticks;
  }
}
