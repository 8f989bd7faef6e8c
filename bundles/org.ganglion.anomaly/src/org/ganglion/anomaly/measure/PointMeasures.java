package org.ganglion.anomaly.measure;

import java.util.Arrays;
import java.util.List;

/** Measures that count rows one by one. */
public final class PointMeasures {
  /** Keeps the harmonic mean of zeros defined, as TSB-AD does. */
  private static final double EPSILON = 1e-5;

  private PointMeasures() {}

  /** Average precision: precision at each new recall, weighted by the gain of recall; ties are one step. */
  public static double averagePrecision(double[] scores, boolean[] labels) {
    double[] area = {0};
    steps(scores, labels, (precision, recall, gained) -> area[0] += precision * gained);
    return area[0];
  }

  /** Best F1 over all thresholds. */
  public static double bestF1(double[] scores, boolean[] labels) {
    double[] best = {0};
    steps(scores, labels, (precision, recall, gained) -> best[0] = Math.max(best[0], 2 * precision * recall / (precision + recall + EPSILON)));
    return best[0];
  }

  /**
   * Best F1 over thresholds where one marked row makes the whole event count as found. <b>It flatters</b>: a random score comes near 1 on long
   * events, so never show it without {@link #pointAdjustedOfRandom} beside it (Kim et al., 2022).
   */
  public static double pointAdjustedF1(double[] scores, boolean[] labels) {
    List<Segment> events = Segment.of(labels);
    return ThresholdSweep.best(scores, marked -> Confusion.of(adjusted(marked, events), labels).f1());
  }

  /** What {@link #pointAdjustedF1} gives to scores drawn at random: mean of ten draws. */
  public static double pointAdjustedOfRandom(boolean[] labels, long seed) {
    double sum = 0;
    for (int draw = 0; draw < 10; draw++) {
      java.util.SplittableRandom random = new java.util.SplittableRandom(seed + draw);
      double[] scores = new double[labels.length];
      Arrays.setAll(scores, i -> random.nextDouble());
      sum += pointAdjustedF1(scores, labels);
    }
    return sum / 10;
  }

  private static boolean[] adjusted(boolean[] marked, List<Segment> events) {
    boolean[] adjusted = marked.clone();
    for (Segment event : events) {
      boolean found = false;
      for (int i = event.first(); i <= event.last() && !found; i++) {
        found = marked[i];
      }
      if (found) {
        Arrays.fill(adjusted, event.first(), event.last() + 1, true);
      }
    }
    return adjusted;
  }

  private interface Step {
    void at(double precision, double recall, double gained);
  }

  private static void steps(double[] scores, boolean[] labels, Step step) {
    long[] order = descending(scores);
    double positives = Confusion.of(labels, labels).truePositives();
    double marked = 0;
    double hit = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      double before = hit;
      while (to < order.length && scores[(int) order[to]] == scores[(int) order[from]]) {
        hit += labels[(int) order[to]] ? 1 : 0;
        to++;
      }
      marked += to - from;
      step.at(hit / marked, hit / positives, (hit - before) / positives);
      from = to;
    }
  }

  private static long[] descending(double[] scores) {
    return java.util.stream.IntStream.range(0, scores.length)
        .boxed()
        .sorted((a, b) -> Double.compare(scores[b], scores[a]))
        .mapToLong(Integer::longValue)
        .toArray();
  }
}
