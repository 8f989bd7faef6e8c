package org.ganglion.anomaly.example;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ganglion.api.artifact.Table;

/**
 * Payments by card: most near home, by day, of usual amounts at usual intervals. A thief tries small amounts quickly, then buys dear things far away
 * at night.
 */
final class Payments {
  private static final int FIRST = 3000;

  private Payments() {}

  static Made make(int rows, SplittableRandom random) {
    double[] amount = new double[rows];
    double[] hour = new double[rows];
    double[] distance = new double[rows];
    double[] pause = new double[rows];
    double[] abroad = new double[rows];
    List<String> times = new ArrayList<>();
    List<Made.Event> events = new ArrayList<>();
    long minutes = 0;
    int next = FIRST + random.nextInt(200);
    for (int i = 0; i < rows; i++) {
      boolean thief = i >= next && i < next + 5 && next + 5 < rows;
      if (i == next && thief) {
        events.add(new Made.Event(i, i + 4, "stolen card"));
      }
      if (i == next + 5) {
        next += 400 + random.nextInt(300);
      }
      boolean trying = thief && i < next + 3;
      minutes += thief ? 1 : 2 + random.nextInt(30);
      double clock = minutes / 60.0 % 24;
      double near = Math.exp(1 + 0.8 * random.nextGaussian());
      amount[i] = trying ? 0.2 + 0.3 * random.nextDouble() : thief ? 5.5 + random.nextDouble() : 3 + 0.8 * random.nextGaussian();
      distance[i] = Math.log1p(thief ? 800 + 500 * random.nextDouble() : near);
      pause[i] = Math.log1p(thief ? 1 : 240 * -Math.log(1 - random.nextDouble()));
      abroad[i] = thief && random.nextInt(3) > 0 || random.nextInt(50) == 0 ? 1 : 0;
      hour[i] = Math.cos(2 * Math.PI * (clock - 14) / 24);
      times.add(Made.BEGIN.plusMinutes(minutes).toString());
    }
    return Made.of(
        times,
        List.of(
            new Table.Numbers("log_amount", amount),
            new Table.Numbers("daytime", hour),
            new Table.Numbers("log_distance", distance),
            new Table.Numbers("log_pause", pause),
            new Table.Numbers("abroad", abroad)),
        events);
  }
}
