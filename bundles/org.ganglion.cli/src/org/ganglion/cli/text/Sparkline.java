package org.ganglion.cli.text;

import java.util.Arrays;

/** A curve in one line of text. */
public final class Sparkline {
  private static final String LEVELS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /** The means of equal stretches of the values, drawn between the lowest and the highest of them. */
  public static String of(double[] values, int width) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    int places = Math.min(width, finite.length);
    double[] means = new double[places];
    for (int i = 0; i < places; i++) {
      means[i] = Arrays.stream(finite, finite.length * i / places, finite.length * (i + 1) / places).average().orElse(0);
    }
    double low = Arrays.stream(means).min().orElse(0);
    double span = Arrays.stream(means).max().orElse(0) - low;
    StringBuilder line = new StringBuilder();
    for (double mean : means) {
      line.append(LEVELS.charAt(span == 0 ? 0 : (int) Math.min(LEVELS.length() - 1, (mean - low) / span * LEVELS.length())));
    }
    return line.toString();
  }
}
