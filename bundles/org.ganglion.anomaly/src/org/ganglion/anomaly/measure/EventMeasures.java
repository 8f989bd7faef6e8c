package org.ganglion.anomaly.measure;

import java.util.List;

/** Measures that count events: runs of labelled rows. */
public final class EventMeasures {
  /** Weight of having found an event at all in the range-based recall (Tatbul et al., 2018); the rest weighs how much of it was found. */
  private static final double EXISTENCE = 0.2;

  private static final double EPSILON = 1e-15;

  private EventMeasures() {}

  /** Best harmonic mean over thresholds of the share of events found and the share of marked rows that are labelled. */
  public static double eventF1(double[] scores, boolean[] labels) {
    List<Segment> events = Segment.of(labels);
    return ThresholdSweep.best(
        scores,
        marked -> {
          double recall = (double) events.stream().filter(event -> covered(event, marked) > 0).count() / events.size();
          double precision = Confusion.of(marked, labels).precision();
          return 2 * recall * precision / (recall + precision + EPSILON);
        });
  }

  /** Best range-based F1 over thresholds (Tatbul et al., 2018), flat bias, a factor of one over the number of pieces for events found in pieces. */
  public static double rangeF1(double[] scores, boolean[] labels) {
    return ThresholdSweep.best(
        scores,
        marked -> {
          double precision = overlap(marked, labels, 0);
          double recall = overlap(labels, marked, EXISTENCE);
          return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        });
  }

  private static double overlap(boolean[] events, boolean[] found, double existence) {
    List<Segment> ranges = Segment.of(events);
    List<Segment> pieces = Segment.of(found);
    double sum = 0;
    for (Segment range : ranges) {
      long touching = pieces.stream().filter(piece -> piece.first() <= range.last() && piece.last() >= range.first()).count();
      if (touching > 0) {
        sum += existence + (1 - existence) * covered(range, found) / range.length() / touching;
      }
    }
    return ranges.isEmpty() ? 0 : sum / ranges.size();
  }

  private static double covered(Segment range, boolean[] marked) {
    int covered = 0;
    for (int i = range.first(); i <= range.last(); i++) {
      covered += marked[i] ? 1 : 0;
    }
    return covered;
  }
}
