package org.ganglion.anomaly.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Volume under the surface (Paparrizos et al., 2022): areas under the ROC and the precision-recall curve, averaged over how far, from 0 to
 * {@code window} rows, an alarm may lie beside the labelled event. Labels fade out as {@code √(1 − distance/window)} over half the window on either
 * side. Thresholds are {@value #THRESHOLDS} ranks of the scores; equals the figures of TSB-AD.
 */
public record VolumeUnderSurface(double roc, double pr) {
  private static final int THRESHOLDS = 250;

  /**
   * Computes both volumes in O(window · rows).
   *
   * @throws IllegalArgumentException when no row is labelled
   */
  public static VolumeUnderSurface of(double[] scores, boolean[] labels, int window) {
    List<Segment> events = Segment.of(labels);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("the volume under the surface needs a labelled event, there is none");
    }
    Ranks ranks = Ranks.of(scores);
    double roc = 0;
    double pr = 0;
    for (int width = 0; width <= window; width++) {
      double[] areas = areas(scores, labels, events, ranks, width);
      roc += areas[0];
      pr += areas[1];
    }
    return new VolumeUnderSurface(roc / (window + 1), pr / (window + 1));
  }

  private static double[] areas(double[] scores, boolean[] labels, List<Segment> events, Ranks ranks, int width) {
    double[] faded = faded(labels, events, width);
    double[] hit = new double[THRESHOLDS];
    double[] beside = new double[THRESHOLDS];
    double positives = 0;
    for (int i = 0; i < scores.length; i++) {
      hit[ranks.bucket[i]] += faded[i];
      beside[ranks.bucket[i]] += labels[i] ? 0 : faded[i];
      positives += labels[i] ? 1 : 0;
    }
    double[] found = found(scores, reach(events, width, scores.length), ranks);
    double truePositives = 0;
    double besides = 0;
    double lastTpr = 0;
    double lastFpr = 0;
    double roc = 0;
    double pr = 0;
    for (int k = 0; k < THRESHOLDS; k++) {
      truePositives += hit[k];
      besides += beside[k];
      double expected = (2 * positives + besides) / 2;
      double tpr = Math.min(truePositives / expected, 1) * found[k];
      double fpr = (ranks.predicted[k] - truePositives) / (scores.length - expected);
      roc += (fpr - lastFpr) * (tpr + lastTpr) / 2;
      pr += (tpr - lastTpr) * truePositives / ranks.predicted[k];
      lastTpr = tpr;
      lastFpr = fpr;
    }
    return new double[] {roc + (1 - lastFpr) * (1 + lastTpr) / 2, pr};
  }

  /** The share of events, joined where their surroundings touch, in which a threshold marks a row. */
  private static double[] found(double[] scores, List<Segment> events, Ranks ranks) {
    double[] found = new double[THRESHOLDS];
    for (Segment event : events) {
      int first = THRESHOLDS;
      for (int i = event.first(); i <= event.last(); i++) {
        first = Math.min(first, ranks.bucket[i]);
      }
      for (int k = first; k < THRESHOLDS; k++) {
        found[k] += 1.0 / events.size();
      }
    }
    return found;
  }

  private static List<Segment> reach(List<Segment> events, int width, int rows) {
    List<Segment> joined = new ArrayList<>();
    int half = width / 2;
    int from = Math.max(events.get(0).first() - half, 0);
    for (int i = 0; i + 1 < events.size(); i++) {
      if (events.get(i).last() + half < events.get(i + 1).first() - half) {
        joined.add(new Segment(from, events.get(i).last() + half));
        from = events.get(i + 1).first() - half;
      }
    }
    joined.add(new Segment(from, Math.min(events.get(events.size() - 1).last() + half, rows - 1)));
    return joined;
  }

  private static double[] faded(boolean[] labels, List<Segment> events, int width) {
    double[] faded = new double[labels.length];
    for (Segment event : events) {
      Arrays.fill(faded, event.first(), event.last() + 1, 1);
      for (int distance = 1; distance <= width / 2; distance++) {
        double weight = Math.sqrt(1 - (double) distance / width);
        if (event.last() + distance < labels.length) {
          faded[event.last() + distance] += weight;
        }
        if (event.first() - distance >= 0) {
          faded[event.first() - distance] += weight;
        }
      }
    }
    for (int i = 0; i < faded.length; i++) {
      faded[i] = Math.min(1, faded[i]);
    }
    return faded;
  }

  /** For each row the first threshold that marks it, and for each threshold the number of rows that it marks. */
  private record Ranks(int[] bucket, int[] predicted) {
    static Ranks of(double[] scores) {
      double[] sorted = scores.clone();
      Arrays.sort(sorted);
      int rows = scores.length;
      double step = (rows - 1) / (THRESHOLDS - 1.0);
      double[] thresholds = new double[THRESHOLDS];
      for (int k = 0; k < THRESHOLDS; k++) {
        int rank = k == THRESHOLDS - 1 ? rows - 1 : (int) (k * step);
        thresholds[k] = sorted[rows - 1 - rank];
      }
      int[] bucket = new int[rows];
      int[] predicted = new int[THRESHOLDS];
      for (int i = 0; i < rows; i++) {
        int low = 0;
        int high = THRESHOLDS - 1;
        while (low < high) {
          int middle = (low + high) / 2;
          if (scores[i] >= thresholds[middle]) {
            high = middle;
          } else {
            low = middle + 1;
          }
        }
        bucket[i] = low;
        predicted[low]++;
      }
      for (int k = 1; k < THRESHOLDS; k++) {
        predicted[k] += predicted[k - 1];
      }
      return new Ranks(bucket, predicted);
    }
  }
}
