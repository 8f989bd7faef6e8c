package org.ganglion.anomaly.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Affiliation precision and recall (Huet et al., 2022). The time axis is cut midway between events; in each zone a distance is judged by the chance
 * that a point drawn at random in the zone lies farther: 1 is as near as can be, and random marks score about a half. All integrals are exact: the
 * integrands are piecewise linear.
 */
public record Affiliation(double precision, double recall) {
  private static final double EPSILON = 1e-15;

  /** A stretch of time. */
  private record Span(double from, double to) {
    double length() {
      return to - from;
    }

    double distance(double x) {
      return x < from ? from - x : Math.max(0, x - to);
    }
  }

  /** Best harmonic mean over thresholds. */
  public static double bestF(double[] scores, boolean[] labels) {
    return ThresholdSweep.best(
        scores,
        marked -> {
          Affiliation both = of(marked, labels);
          return 2 * both.precision * both.recall / (both.precision + both.recall + EPSILON);
        });
  }

  /** Of marked rows against labelled ones; precision is NaN where nothing is marked. */
  public static Affiliation of(boolean[] marked, boolean[] labels) {
    List<Span> events = spans(labels);
    List<Span> marks = spans(marked);
    double precision = 0;
    int zones = 0;
    double recall = 0;
    for (int i = 0; i < events.size(); i++) {
      Span event = events.get(i);
      double low = i == 0 ? 0 : (events.get(i - 1).to + event.from) / 2;
      double high = i == events.size() - 1 ? labels.length : (event.to + events.get(i + 1).from) / 2;
      Span zone = new Span(low, high);
      List<Span> inside = cut(marks, zone);
      if (!inside.isEmpty()) {
        precision += precision(inside, event, zone);
        recall += recall(inside, event, zone);
        zones++;
      }
    }
    return new Affiliation(zones == 0 ? Double.NaN : precision / zones, recall / events.size());
  }

  private static double precision(List<Span> marks, Span event, Span zone) {
    double near = Math.min(event.from - zone.from, zone.to - event.to);
    double sum = 0;
    double length = 0;
    for (Span mark : marks) {
      TreeSet<Double> bends = ends(mark);
      add(bends, mark, event.from, event.to, event.from - near, event.to + near);
      sum += integral(bends, x -> {
        double distance = event.distance(x);
        return distance == 0 ? 1 : 1 - (event.length() + distance + Math.min(near, distance)) / zone.length();
      });
      length += mark.length();
    }
    return sum / length;
  }

  private static double recall(List<Span> marks, Span event, Span zone) {
    TreeSet<Double> bends = ends(event);
    for (int i = 0; i < marks.size(); i++) {
      Span mark = marks.get(i);
      add(bends, event, mark.from, mark.to);
      // Where the distance to the mark equals the distance to an end of the zone, the chance bends as well.
      add(bends, event, (mark.from + zone.from) / 2, (mark.to + zone.to) / 2);
      if (i > 0) {
        add(bends, event, (marks.get(i - 1).to + mark.from) / 2);
      }
    }
    double sum =
        integral(bends, y -> {
          double distance = marks.stream().mapToDouble(mark -> mark.distance(y)).min().orElseThrow();
          return 1 - (Math.min(distance, y - zone.from) + Math.min(distance, zone.to - y)) / zone.length();
        });
    return sum / event.length();
  }

  /** Of a function that is linear between neighbours and may jump at them: its limits from inside are taken. */
  private static double integral(TreeSet<Double> bends, java.util.function.DoubleUnaryOperator function) {
    double sum = 0;
    Double from = null;
    for (double to : bends) {
      if (from != null) {
        // Two inner points give the line; so a jump at a bend does no harm.
        double width = to - from;
        sum += width * (function.applyAsDouble(from + width / 4) + function.applyAsDouble(to - width / 4)) / 2;
      }
      from = to;
    }
    return sum;
  }

  private static TreeSet<Double> ends(Span span) {
    return new TreeSet<>(List.of(span.from, span.to));
  }

  private static void add(TreeSet<Double> bends, Span within, double... places) {
    for (double place : places) {
      if (place > within.from && place < within.to) {
        bends.add(place);
      }
    }
  }

  private static List<Span> cut(List<Span> marks, Span zone) {
    List<Span> inside = new ArrayList<>();
    for (Span mark : marks) {
      Span piece = new Span(Math.max(mark.from, zone.from), Math.min(mark.to, zone.to));
      if (piece.length() > 0) {
        inside.add(piece);
      }
    }
    return inside;
  }

  private static List<Span> spans(boolean[] marked) {
    return Segment.of(marked).stream().map(segment -> new Span(segment.first(), segment.last() + 1)).toList();
  }
}
