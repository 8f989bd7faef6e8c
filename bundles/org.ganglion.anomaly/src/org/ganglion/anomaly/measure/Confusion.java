package org.ganglion.anomaly.measure;

/** Rows marked and labelled. */
public record Confusion(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {
  /** Counts. */
  public static Confusion of(boolean[] marked, boolean[] labels) {
    long[] counts = new long[4];
    for (int i = 0; i < labels.length; i++) {
      counts[(marked[i] ? 0 : 2) + (marked[i] == labels[i] ? marked[i] ? 0 : 1 : marked[i] ? 1 : 0)]++;
    }
    return new Confusion(counts[0], counts[1], counts[2], counts[3]);
  }

  /** Share of the marked rows that are labelled; 0 where none is marked. */
  public double precision() {
    return truePositives == 0 ? 0 : (double) truePositives / (truePositives + falsePositives);
  }

  /** Share of the labelled rows that are marked; 0 where none is labelled. */
  public double recall() {
    return truePositives == 0 ? 0 : (double) truePositives / (truePositives + falseNegatives);
  }

  /** Harmonic mean of precision and recall; 0 where both are. */
  public double f1() {
    return truePositives == 0 ? 0 : 2.0 * truePositives / (2 * truePositives + falsePositives + falseNegatives);
  }
}
