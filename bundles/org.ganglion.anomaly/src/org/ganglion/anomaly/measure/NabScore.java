package org.ganglion.anomaly.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The score of the Numenta Anomaly Benchmark (Lavin and Ahmad, 2015), row by row as the official sweeper computes it.
 *
 * <p>Rules. The first 15 % of a series, at most 750 rows, do not count. Inside a window only the earliest mark counts: it earns
 * {@code σ(y)/σ(−1)} with {@code σ(y) = 2/(1+e^{5y}) − 1} and y from −1 (the window's first row) to nearly 0 (its last), times the weight of a hit. A
 * window without a mark costs the weight of a miss. A mark outside costs the weight of a false alarm times −σ(y), y counted in widths of the window
 * before; −1 where no window came before or it is more than three widths away. The corpus is normalised: 0 is a detector that marks nothing, 100 a
 * perfect one.
 */
public final class NabScore {
  /** Share of a series that does not count. */
  public static final double PROBATION = 0.15;

  private static final int PROBATION_ROWS = 5000;

  private NabScore() {}

  /** Weights of a hit, a miss and a false alarm. */
  public record Profile(String name, double hit, double miss, double falseAlarm) {
    /** Misses and false alarms as NAB weighs them by default. */
    public static final Profile STANDARD = new Profile("standard", 1, 1, 0.11);

    /** False alarms cost twice. */
    public static final Profile FEW_FALSE_ALARMS = new Profile("reward_low_FP_rate", 1, 1, 0.22);

    /** Misses cost twice. */
    public static final Profile FEW_MISSES = new Profile("reward_low_FN_rate", 1, 2, 0.11);

    /** The three. */
    public static List<Profile> all() {
      return List.of(STANDARD, FEW_FALSE_ALARMS, FEW_MISSES);
    }
  }

  /** What one series earned, and its rows by kind. */
  public record Outcome(double score, long truePositives, long trueNegatives, long falsePositives, long falseNegatives) {}

  /** A series with its scores. */
  public record Scored(double[] scores, List<Segment> windows) {}

  /** Rows at the start that do not count. */
  public static int probation(int rows) {
    return (int) Math.min(Math.floor(PROBATION * rows), PROBATION * PROBATION_ROWS);
  }

  /** The score of one series: rows whose score is at least the threshold are marked. */
  public static Outcome of(Scored series, double threshold, Profile profile) {
    int rows = series.scores().length;
    int[] window = windowOf(series.windows(), rows);
    double[] earned = new double[series.windows().size()];
    Arrays.fill(earned, -profile.miss);
    boolean[] counts = new boolean[earned.length];
    double[] value = values(series.windows(), window, profile);
    double falseAlarms = 0;
    long[] kinds = new long[4];
    for (int i = probation(rows); i < rows; i++) {
      boolean marked = series.scores()[i] >= threshold;
      if (window[i] >= 0) {
        counts[window[i]] = true;
        earned[window[i]] = marked ? Math.max(earned[window[i]], value[i]) : earned[window[i]];
      } else {
        falseAlarms += marked ? value[i] : 0;
      }
      kinds[window[i] >= 0 ? marked ? 0 : 3 : marked ? 2 : 1]++;
    }
    double score = falseAlarms;
    for (int w = 0; w < earned.length; w++) {
      score += counts[w] ? earned[w] : 0;
    }
    return new Outcome(score, kinds[0], kinds[1], kinds[2], kinds[3]);
  }

  /** 100 · (score − null) / (perfect − null), where null marks nothing. */
  public static double normalised(double score, int windows, Profile profile) {
    double nothing = -windows * profile.miss;
    return 100 * (score - nothing) / (windows * profile.hit - nothing);
  }

  /** The corpus under one threshold for all. */
  public static double corpus(List<Scored> all, double threshold, Profile profile) {
    double score = 0;
    int windows = 0;
    for (Scored series : all) {
      score += of(series, threshold, profile).score();
      windows += series.windows().size();
    }
    return normalised(score, windows, profile);
  }

  /** The threshold that serves the corpus best, as NAB's own optimiser seeks it, and what it earns. */
  public static double[] best(List<Scored> all, Profile profile) {
    List<double[]> gains = new ArrayList<>();
    int windows = 0;
    for (Scored series : all) {
      gains.addAll(gains(series, profile));
      windows += series.windows().size();
    }
    gains.sort((a, b) -> Double.compare(b[0], a[0]));
    double score = -windows * profile.miss;
    double[] best = {Double.POSITIVE_INFINITY, score};
    for (int i = 0; i < gains.size(); i++) {
      score += gains.get(i)[1];
      boolean last = i + 1 == gains.size() || gains.get(i + 1)[0] != gains.get(i)[0];
      if (last && score > best[1]) {
        best = new double[] {gains.get(i)[0], score};
      }
    }
    return new double[] {best[0], normalised(best[1], windows, profile)};
  }

  /** What each row adds to the score once the threshold has come down to it. */
  private static List<double[]> gains(Scored series, Profile profile) {
    int rows = series.scores().length;
    int[] window = windowOf(series.windows(), rows);
    double[] value = values(series.windows(), window, profile);
    Integer[] order = new Integer[rows - probation(rows)];
    Arrays.setAll(order, i -> i + probation(rows));
    Arrays.sort(order, (a, b) -> Double.compare(series.scores()[b], series.scores()[a]));
    double[] earned = new double[series.windows().size()];
    Arrays.fill(earned, -profile.miss);
    List<double[]> gains = new ArrayList<>();
    for (int i : order) {
      double gain = value[i];
      if (window[i] >= 0) {
        gain = Math.max(0, value[i] - earned[window[i]]);
        earned[window[i]] += gain;
      }
      gains.add(new double[] {series.scores()[i], gain});
    }
    return gains;
  }

  private static int[] windowOf(List<Segment> windows, int rows) {
    int[] of = new int[rows];
    Arrays.fill(of, -1);
    for (int w = 0; w < windows.size(); w++) {
      Arrays.fill(of, windows.get(w).first(), windows.get(w).last() + 1, w);
    }
    return of;
  }

  private static double[] values(List<Segment> windows, int[] window, Profile profile) {
    double[] values = new double[window.length];
    Segment before = null;
    for (int i = 0; i < values.length; i++) {
      if (window[i] >= 0) {
        Segment now = windows.get(window[i]);
        values[i] = profile.hit * sigmoid(-(now.last() - i + 1.0) / now.length()) / sigmoid(-1);
        before = now;
      } else {
        values[i] = profile.falseAlarm * (before == null ? -1 : sigmoid((i - before.last()) / (before.length() - 1.0)));
      }
    }
    return values;
  }

  private static double sigmoid(double y) {
    return y > 3 ? -1 : 2 / (1 + Math.exp(5 * y)) - 1;
  }
}
