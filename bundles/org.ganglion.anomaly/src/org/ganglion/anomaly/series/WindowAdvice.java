package org.ganglion.anomaly.series;

import java.util.Locale;

/**
 * How long a window should be, by the autocorrelation: one period where the series has one, else twice the time after which it forgets.
 *
 * @param period rows; 0 where there is none
 * @param said what follows from it, for people
 */
public record WindowAdvice(int window, int period, String said) {
  private static final int LEAST = 8;
  private static final int MOST = 100;
  private static final int MOST_ROWS = 5000;

  /** Autocorrelation from which a peak counts as a period. */
  private static final double PERIODIC = 0.3;

  /** Advice for a series; missing values say nothing. */
  public static WindowAdvice of(SensorSeries series) {
    int window = 0;
    int period = 0;
    int most = Math.min(MOST, series.rows() / 4);
    for (double[] sensor : series.values()) {
      int found = period(sensor, most);
      period = Math.max(period, found);
      window = Math.max(window, found > 0 ? found : 2 * memory(sensor, most / 2));
    }
    int fitting = Math.max(Math.min(LEAST, Math.max(2, series.rows() / 4)), Math.min(window, Math.max(2, most)));
    return new WindowAdvice(fitting, period, said(fitting, period, series));
  }

  private static int period(double[] values, int most) {
    double[] correlation = correlation(values, most);
    int from = 1;
    while (from < correlation.length && correlation[from] > 0) {
      from++;
    }
    int best = 0;
    for (int lag = from + 1; lag + 1 < correlation.length; lag++) {
      boolean peak = correlation[lag] > correlation[lag - 1] && correlation[lag] >= correlation[lag + 1];
      best = peak && correlation[lag] > PERIODIC && (best == 0 || correlation[lag] > correlation[best] + 0.05) ? lag : best;
    }
    return best;
  }

  private static int memory(double[] values, int most) {
    double[] correlation = correlation(values, most);
    int lag = 1;
    while (lag < correlation.length - 1 && correlation[lag] > 1 / Math.E) {
      lag++;
    }
    return lag;
  }

  private static double[] correlation(double[] values, int most) {
    int rows = Math.min(values.length, MOST_ROWS);
    double mean = java.util.Arrays.stream(values, 0, rows).filter(v -> !Double.isNaN(v)).average().orElse(0);
    double[] correlation = new double[most + 2];
    for (int lag = 0; lag < correlation.length; lag++) {
      for (int i = lag; i < rows; i++) {
        double product = (values[i] - mean) * (values[i - lag] - mean);
        correlation[lag] += Double.isNaN(product) ? 0 : product;
      }
    }
    double variance = Math.max(correlation[0], 1e-300);
    return java.util.Arrays.stream(correlation).map(sum -> sum / variance).toArray();
  }

  private static String said(int window, int period, SensorSeries series) {
    String why = period > 0 ? "the series repeats every " + period + " rows" : "the series has no period, and forgets within " + window / 2 + " rows";
    String delay = series.seconds() > 0 ? String.format(Locale.ROOT, "%.3g h", window * series.seconds() / 3600) : window + " rows";
    return String.format(
        Locale.ROOT,
        "%s: a window of %d rows; an event is fully in view after %s, samples have %d values, and events much shorter than %d rows must be strong to"
            + " show",
        why,
        window,
        delay,
        window * series.sensors(),
        Math.max(1, window / 8));
  }
}
