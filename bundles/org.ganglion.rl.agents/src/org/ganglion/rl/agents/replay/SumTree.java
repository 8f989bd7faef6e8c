package org.ganglion.rl.agents.replay;

/** Weights in places, and the place under a point of their sum in logarithmic time: a binary tree of sums. */
final class SumTree {
  private final int leaves;
  private final double[] sums;

  SumTree(int places) {
    leaves = Integer.highestOneBit(Math.max(1, places - 1)) * 2;
    sums = new double[2 * leaves];
  }

  void set(int place, double weight) {
    int node = leaves + place;
    sums[node] = weight;
    for (node /= 2; node > 0; node /= 2) {
      sums[node] = sums[2 * node] + sums[2 * node + 1];
    }
  }

  double get(int place) {
    return sums[leaves + place];
  }

  double total() {
    return sums[1];
  }

  /** The place in which a point of {@code [0, total)} lies. */
  int find(double point) {
    int node = 1;
    double rest = point;
    while (node < leaves) {
      node *= 2;
      if (rest >= sums[node] && sums[node + 1] > 0) {
        rest -= sums[node];
        node++;
      }
    }
    return node - leaves;
  }
}
