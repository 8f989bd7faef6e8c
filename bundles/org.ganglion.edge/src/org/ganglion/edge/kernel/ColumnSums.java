package org.ganglion.edge.kernel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Sums of a float32 convolution. Each run of the image that a weight meets is copied to an array of its own (a column) first, because loops over
 * arrays from their beginning are what a JIT compiler turns into vector instructions.
 */
final class ColumnSums {
  private final Taps taps;
  private final int[] columnOf;
  private final float[][] columns;
  private final int[] starts;
  private int count;

  ColumnSums(Taps taps, int most) {
    this.taps = taps;
    columnOf = new int[taps.count()];
    int[] distinct = new int[taps.count()];
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int tap = 0; tap < columnOf.length; tap++) {
      Integer number = numbers.get(taps.start(tap));
      if (number == null) {
        number = numbers.size();
        distinct[number] = taps.start(tap);
        numbers.put(taps.start(tap), number);
      }
      columnOf[tap] = number;
    }
    starts = Arrays.copyOf(distinct, numbers.size());
    columns = new float[starts.length][most];
  }

  void load(float[] padded, int shift, int count) {
    this.count = count;
    for (int k = 0; k < starts.length; k++) {
      System.arraycopy(padded, starts[k] + shift, columns[k], 0, count);
    }
  }

  void add(int from, int to, float[] sums) {
    Axpy.all(sums, count, columns, taps.weights, columnOf, from, to);
  }
}
