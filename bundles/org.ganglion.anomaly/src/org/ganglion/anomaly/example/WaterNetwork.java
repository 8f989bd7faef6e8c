package org.ganglion.anomaly.example;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Table;

/**
 * A district with one inlet and three pressure gauges. People use water by the hour and the day of the week; friction takes pressure by the square of
 * the flow (Darcy and Weisbach), a leak gives the more the higher the pressure (Torricelli) and takes pressure most at the gauge it is near.
 */
final class WaterNetwork {
  private static final double HEAD = 52;
  private static final double[] FRICTION = {0.0020, 0.0032, 0.0045};
  private static final int FIRST = 24 * 28;

  private WaterNetwork() {}

  static Made make(int rows, SplittableRandom random) {
    List<Made.Event> events = events(rows, random);
    double[] inflow = new double[rows];
    double[][] pressure = new double[FRICTION.length][rows];
    double mood = 0;
    for (int i = 0; i < rows; i++) {
      mood = 0.95 * mood + 0.015 * random.nextGaussian();
      double use = demand(i) * Math.exp(mood) * (1 + 0.03 * random.nextGaussian());
      double[] leak = new double[FRICTION.length];
      for (int e = 0; e < events.size(); e++) {
        Made.Event event = events.get(e);
        if (i >= event.from() && i <= event.to()) {
          double grown = event.kind().equals("burst") ? 1 : (double) (i - event.from()) / (event.to() - event.from());
          leak[e % leak.length] += (event.kind().equals("burst") ? 9 : 6) * grown;
        }
      }
      inflow[i] = use + IntStream.range(0, leak.length).mapToDouble(k -> leak[k]).sum();
      for (int k = 0; k < leak.length; k++) {
        double flow = inflow[i] + 1.5 * leak[k];
        pressure[k][i] = HEAD - FRICTION[k] * flow * flow + 0.15 * random.nextGaussian();
      }
    }
    List<String> times = IntStream.range(0, rows).mapToObj(i -> Made.BEGIN.plusHours(i).toString()).toList();
    List<Table.Column> columns = new ArrayList<>();
    columns.add(new Table.Numbers("inflow", inflow));
    for (int k = 0; k < pressure.length; k++) {
      columns.add(new Table.Numbers("pressure" + (k + 1), pressure[k]));
    }
    return Made.of(times, columns, events);
  }

  /** Cubic metres an hour: a peak in the morning, a lower one in the evening, later at week-ends. */
  private static double demand(int hour) {
    boolean weekend = hour / 24 % 7 >= 5;
    double clock = hour % 24 - (weekend ? 2 : 0);
    return 18 + 22 * Math.exp(-Math.pow(clock - 7.5, 2) / 6) + 16 * Math.exp(-Math.pow(clock - 19, 2) / 10) + 8
        * Math.exp(-Math.pow(clock - 13, 2) / 30);
  }

  /** Every second one a burst that is repaired within a day, every other a leak that grows over five. */
  private static List<Made.Event> events(int rows, SplittableRandom random) {
    List<Made.Event> events = new ArrayList<>();
    int at = FIRST + random.nextInt(48);
    while (at + 24 * 6 < rows) {
      boolean burst = events.size() % 2 == 0;
      events.add(new Made.Event(at, at + (burst ? 20 : 24 * 5), burst ? "burst" : "leak"));
      at += 24 * (10 + random.nextInt(6)) + random.nextInt(24);
    }
    return events;
  }
}
