package org.ganglion.anomaly.stream;

import java.util.Arrays;
import org.ganglion.anomaly.decision.TailProbability;
import org.ganglion.anomaly.detector.Pca;
import org.ganglion.anomaly.series.Scale;
import org.ganglion.anomaly.series.Windows;
import org.ganglion.api.anomaly.FittedDetector;

/**
 * Scores a whole series at once, for finding where in it something happened (not when to call somebody: that is {@link PointScorer}). Bow ties of
 * three widths, fitted on what is declared normal, say how badly a window is rebuilt; a smaller part comes from how new its course is. A row takes
 * the mean over the windows around it, so scores lie on the event and not behind it: they look half a window ahead.
 */
public final class SeriesScorer {
  /** Rows of a window. */
  public static final int WINDOW = 100;

  private static final int[] AXES = {2, 4, 4, 8};
  private static final double NOVELTY = 0.5;

  /** What two courses may differ by and still be the same, in deviations of the normal rows. */
  private static final double NOISE = 0.001;

  private SeriesScorer() {}

  /**
   * Scores.
   *
   * @param values sensor × row, no gaps
   * @param normal rows at the start that are declared normal
   * @return one score for each row, those at the start included
   */
  public static double[] score(double[][] values, int normal, long seed) {
    int rows = values[0].length;
    int window = Math.max(2, Math.min(WINDOW, Math.min(normal / 2, rows / 2)));
    double[][] scaled = Scale.of(head(values, normal)).apply(values);
    Windows learnt = new Windows(head(scaled, normal), window);
    Windows all = new Windows(scaled, window);
    double[] sum = new double[rows];
    for (int axes : AXES) {
      add(sum, centred(errors(new Pca(axes).fit(learnt, seed), all), window, rows), normal);
    }
    double[] novelty = new double[rows];
    for (double[] sensor : scaled) {
      addNovelty(novelty, sensor, window, normal, NOVELTY / scaled.length);
    }
    for (int i = 0; i < rows; i++) {
      sum[i] += novelty[i];
    }
    return smooth(sum, window / 2);
  }

  private static double[] errors(FittedDetector detector, Windows windows) {
    double[] errors = new double[windows.count()];
    double[] sample = new double[windows.width()];
    for (int i = 0; i < errors.length; i++) {
      windows.read(i, sample);
      errors[i] = detector.score(sample);
    }
    return errors;
  }

  /** A window's error belongs to its middle row; the ends repeat the nearest. */
  private static double[] centred(double[] errors, int window, int rows) {
    double[] centred = new double[rows];
    for (int i = 0; i < rows; i++) {
      centred[i] = errors[Math.max(0, Math.min(errors.length - 1, i - window / 2))];
    }
    return centred;
  }

  /** Errors of different detectors meet in units of what normal rows rarely exceed, on a log scale: no single one drowns the others. */
  private static void add(double[] sum, double[] errors, int normal) {
    double[] usual = Arrays.copyOf(errors, normal);
    Arrays.sort(usual);
    double mean = Arrays.stream(errors).average().orElse(0);
    double spread = Math.sqrt(Arrays.stream(errors).map(e -> (e - mean) * (e - mean)).average().orElse(0));
    double unit = usual[(int) (0.95 * (normal - 1))] + 1e-3 * spread + 1e-12;
    for (int i = 0; i < sum.length; i++) {
      sum[i] += Math.log1p(errors[i] / unit);
    }
  }

  private static void addNovelty(double[] sum, double[] sensor, int window, int normal, double weight) {
    WindowNovelty course = new WindowNovelty(window, PointScorer.HISTORY);
    TailProbability rarity = new TailProbability();
    for (int i = 0; i < sensor.length; i++) {
      double distance = course.next(sensor[i]) + NOISE * Math.sqrt(window);
      if (i >= normal) {
        sum[i] += weight * rarity.judge(distance);
      } else if (i >= Math.min(50, normal / 2)) {
        rarity.learn(distance);
      }
    }
  }

  private static double[] smooth(double[] values, int reach) {
    int rows = values.length;
    double[] sums = new double[rows + 1];
    for (int i = 0; i < rows; i++) {
      sums[i + 1] = sums[i] + values[i];
    }
    double[] smooth = new double[rows];
    for (int i = 0; i < rows; i++) {
      int from = Math.max(0, i - reach);
      int to = Math.min(rows, i + reach + 1);
      smooth[i] = (sums[to] - sums[from]) / (to - from);
    }
    return smooth;
  }

  private static double[][] head(double[][] values, int rows) {
    return Arrays.stream(values).map(sensor -> Arrays.copyOf(sensor, rows)).toArray(double[][]::new);
  }
}
