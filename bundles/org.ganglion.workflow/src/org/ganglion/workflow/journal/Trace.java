package org.ganglion.workflow.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Series;
import org.ganglion.kit.json.Json;

/**
 * What a step tells while it runs: points of curves, marks and sentences, in order. An item in a journal is a list: {@code ["point", curve, x, y]},
 * {@code ["mark", x, label]} or {@code ["log", sentence]}. Not thread-safe.
 */
public final class Trace {
  private final Map<String, Points> curves = new LinkedHashMap<>();
  private final List<Series.Mark> marks = new ArrayList<>();
  private final List<String> log = new ArrayList<>();

  /** A point as an item. */
  public static List<Object> point(String curve, double x, double y) {
    return List.of("point", curve, x, y);
  }

  /** A mark as an item. */
  public static List<Object> mark(double x, String label) {
    return List.of("mark", x, label);
  }

  /** A sentence as an item. */
  public static List<Object> log(String sentence) {
    return List.of("log", sentence);
  }

  /** Adds an item. */
  public void add(List<?> item) {
    switch (String.valueOf(item.get(0))) {
      case "point" -> curves.computeIfAbsent(item.get(1).toString(), name -> new Points()).add(Json.number(item.get(2)), Json.number(item.get(3)));
      case "mark" -> marks.add(new Series.Mark(Json.number(item.get(1)), item.get(2).toString()));
      default -> log.add(item.get(item.size() - 1).toString());
    }
  }

  /** Curves and marks so far. */
  public Series series() {
    List<Series.Curve> list = new ArrayList<>();
    curves.forEach((name, points) -> list.add(new Series.Curve(name, Arrays.copyOf(points.x, points.count), Arrays.copyOf(points.y, points.count))));
    return new Series(list, marks);
  }

  /** Sentences so far. */
  public List<String> sentences() {
    return List.copyOf(log);
  }

  private static final class Points {
    private double[] x = new double[16];
    private double[] y = new double[16];
    private int count;

    void add(double atX, double atY) {
      if (count == x.length) {
        x = Arrays.copyOf(x, 2 * count);
        y = Arrays.copyOf(y, 2 * count);
      }
      x[count] = atX;
      y[count++] = atY;
    }
  }
}
