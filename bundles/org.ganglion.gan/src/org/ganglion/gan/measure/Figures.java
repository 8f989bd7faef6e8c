package org.ganglion.gan.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.kit.statistics.Bootstrap;
import org.ganglion.kit.statistics.Interval;

/** How numbers with their uncertainty are written down. */
public final class Figures {
  private static final int RESAMPLES = 1000;

  private Figures() {}

  /** Value and ends. */
  public static Map<String, Object> of(Interval interval) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("value", interval.value());
    figures.put("95 % interval", List.of(interval.low(), interval.high()));
    return figures;
  }

  /** A row of a table: what it is of, then the score of each name, to a thousandth. */
  public static Map<String, Object> scores(Map<String, Object> of, List<String> names, double[] scores) {
    Map<String, Object> row = new LinkedHashMap<>(of);
    for (int i = 0; i < scores.length; i++) {
      row.put(names.get(i), Math.round(1000 * scores[i]) / 1000.0);
    }
    return row;
  }

  /** A share of yes among answers, with its bootstrap interval. */
  public static Map<String, Object> share(boolean[] answers, long seed) {
    double[] values = new double[answers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = answers[i] ? 1 : 0;
    }
    return of(new Bootstrap(RESAMPLES, 0.95, seed).mean(values));
  }
}
