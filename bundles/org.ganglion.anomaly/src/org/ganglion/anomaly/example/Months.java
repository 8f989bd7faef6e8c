package org.ganglion.anomaly.example;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Table;

/**
 * Sales by the month, as logarithms: a course that repeats every twelve months, better and worse years, and now and then months that are out of line.
 */
final class Months {
  private static final double[] COURSE = {-0.10, -0.12, 0.02, 0.00, 0.01, 0.10, 0.20, 0.19, 0.06, -0.06, -0.18, 0.28};
  private static final int FIRST = 120;

  private Months() {}

  static Made make(int rows, SplittableRandom random) {
    List<Made.Event> events = new ArrayList<>();
    for (int at = FIRST + random.nextInt(12); at + 4 < rows; at += 40 + random.nextInt(20)) {
      events.add(new Made.Event(at, at + 2, events.size() % 2 == 0 ? "slump" : "rush"));
    }
    double[] sales = new double[rows];
    double mood = 0;
    for (int i = 0; i < rows; i++) {
      int month = i;
      double odd = events.stream().filter(e -> month >= e.from() && month <= e.to()).mapToDouble(e -> e.kind().equals("slump") ? -0.3 : 0.3).sum();
      mood = 0.9 * mood + 0.006 * random.nextGaussian();
      sales[i] = 4.8 + mood + COURSE[i % 12] + 0.03 * random.nextGaussian() + odd;
    }
    List<String> times = IntStream.range(0, rows).mapToObj(i -> Made.BEGIN.minusYears(40).plusMonths(i).toLocalDate().toString()).toList();
    return Made.of(times, List.of(new Table.Numbers("log_sales", sales)), events);
  }
}
