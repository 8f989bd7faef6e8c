package org.ganglion.edge.kernel;

import java.util.Arrays;

/**
 * The weights of a convolution that are not zero, filter by filter, each with the place in the padded image where the run of numbers begins that it
 * is multiplied with, position after position.
 */
public final class Taps {
  final float[] weights;
  private final int[] first;
  private final int[] starts;

  /** Weights as they lie in a matrix. */
  interface WeightAt {
    float of(int index);
  }

  Taps(int filters, int places, int groups, Phases phases, WeightAt given) {
    first = new int[filters + 1];
    int[] start = new int[filters * places];
    float[] weight = new float[filters * places];
    int count = 0;
    for (int filter = 0; filter < filters; filter++) {
      int group = filter / (filters / groups);
      for (int place = 0; place < places; place++) {
        float value = given.of(filter * places + place);
        if (value != 0) {
          start[count] = phases.start(group, place);
          weight[count++] = value;
        }
      }
      first[filter + 1] = count;
    }
    starts = Arrays.copyOf(start, count);
    weights = Arrays.copyOf(weight, count);
  }

  /** Taps of all filters. */
  public int count() {
    return weights.length;
  }

  /** Number of the first tap of a filter; that of the filter behind the last is the number of taps. */
  public int first(int filter) {
    return first[filter];
  }

  /** The weight of a tap. */
  public float weight(int tap) {
    return weights[tap];
  }

  /** Where in the padded image the run of a tap begins. */
  public int start(int tap) {
    return starts[tap];
  }
}
