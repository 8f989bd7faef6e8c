package org.ganglion.edge.kernel;

import java.util.Arrays;

/**
 * The weights of a convolution that are not zero, filter by filter, and the columns that they are multiplied with: what each place of the kernel meets in some
 * rows of the image.
 */
final class Taps {
  private final int[] first;
  private final Phases phases;
  private final int[] columnOf;
  private final float[] weights;
  private final int[] starts;
  private final float[][] columns;

  Taps(int filters, int places, int groups, Phases phases, WeightAt given) {
    this.phases = phases;
    first = new int[filters + 1];
    int[] column = new int[filters * places];
    float[] weight = new float[filters * places];
    int[] numbers = new int[groups * places];
    int[] start = new int[groups * places];
    int taps = 0;
    int used = 0;
    for (int filter = 0; filter < filters; filter++) {
      int group = filter / (filters / groups);
      for (int place = 0; place < places; place++) {
        float value = given.of(filter * places + place);
        if (value != 0) {
          int at = group * places + place;
          if (numbers[at] == 0) {
            start[used] = phases.start(group, place);
            numbers[at] = ++used;
          }
          column[taps] = numbers[at] - 1;
          weight[taps++] = value;
        }
      }
      first[filter + 1] = taps;
    }
    columnOf = Arrays.copyOf(column, taps);
    weights = Arrays.copyOf(weight, taps);
    starts = Arrays.copyOf(start, used);
    columns = new float[used][phases.count(phases.rowsAtATime)];
  }

  /** Weights as they lie in a matrix. */
  interface WeightAt {
    float of(int index);
  }

  /** Number of the first tap of a filter; that of the filter behind the last is the number of taps. */
  int first(int filter) {
    return first[filter];
  }

  /** The weight of a tap. */
  float weight(int tap) {
    return weights[tap];
  }

  /** Copies what is met from an output row on. */
  void load(float[] padded, int row, int count) {
    for (int k = 0; k < starts.length; k++) {
      System.arraycopy(padded, starts[k] + row * phases.pitch, columns[k], 0, count);
    }
  }

  /** Adds what some taps give to the sums. */
  void add(int from, int to, float[] sums, int count) {
    Axpy.all(sums, count, columns, weights, columnOf, from, to);
  }
}
