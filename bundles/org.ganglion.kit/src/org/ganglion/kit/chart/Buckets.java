package org.ganglion.kit.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ganglion.api.artifact.Series.Curve;

/** Fewer points for a long curve: of each stretch the first, lowest, highest and last, so that no spike is lost. */
final class Buckets {
  private static final int POINTS_EACH = 4;

  private Buckets() {}

  /** At most about {@code limit} points, in order of x; points that are no numbers are left out. */
  static Curve thin(Curve curve, int limit) {
    int[] order = finite(curve);
    if (order.length <= limit) {
      return pick(curve, order);
    }
    int buckets = Math.max(1, limit / POINTS_EACH);
    List<Integer> kept = new ArrayList<>();
    for (int bucket = 0; bucket < buckets; bucket++) {
      int from = (int) ((long) order.length * bucket / buckets);
      int to = (int) ((long) order.length * (bucket + 1) / buckets);
      int low = from;
      int high = from;
      for (int i = from; i < to; i++) {
        low = curve.y()[order[i]] < curve.y()[order[low]] ? i : low;
        high = curve.y()[order[i]] > curve.y()[order[high]] ? i : high;
      }
      Arrays.stream(new int[] {from, low, high, to - 1}).sorted().distinct().forEach(i -> kept.add(order[i]));
    }
    return pick(curve, kept.stream().mapToInt(Integer::intValue).toArray());
  }

  private static int[] finite(Curve curve) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < curve.x().length; i++) {
      if (Double.isFinite(curve.x()[i]) && Double.isFinite(curve.y()[i])) {
        positions.add(i);
      }
    }
    positions.sort((a, b) -> Double.compare(curve.x()[a], curve.x()[b]));
    return positions.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Curve pick(Curve curve, int[] positions) {
    return new Curve(
        curve.name(), Arrays.stream(positions).mapToDouble(i -> curve.x()[i]).toArray(),
        Arrays.stream(positions).mapToDouble(i -> curve.y()[i]).toArray());
  }
}
