package org.ganglion.anomaly.measure;

import java.util.ArrayList;
import java.util.List;

/** Rows of one event, both ends included. */
public record Segment(int first, int last) {
  /** Number of rows. */
  public int length() {
    return last - first + 1;
  }

  /** The runs of {@code true} in order. */
  public static List<Segment> of(boolean[] marked) {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < marked.length; i++) {
      if (marked[i]) {
        int first = i;
        while (i + 1 < marked.length && marked[i + 1]) {
          i++;
        }
        segments.add(new Segment(first, i));
      }
    }
    return segments;
  }

  /** Rows that a threshold marks: scores above it. */
  public static boolean[] above(double[] scores, double threshold) {
    boolean[] marked = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      marked[i] = scores[i] > threshold;
    }
    return marked;
  }

  /** The row marks that segments stand for. */
  public static boolean[] mark(List<Segment> segments, int rows) {
    boolean[] marked = new boolean[rows];
    for (Segment segment : segments) {
      java.util.Arrays.fill(marked, segment.first, segment.last + 1, true);
    }
    return marked;
  }
}
