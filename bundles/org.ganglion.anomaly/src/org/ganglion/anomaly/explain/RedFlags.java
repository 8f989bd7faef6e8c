package org.ganglion.anomaly.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.ganglion.anomaly.detector.Pca;
import org.ganglion.anomaly.measure.Segment;
import org.ganglion.anomaly.series.Windows;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.anomaly.Samples;

/**
 * Flagged windows of a series in groups of like ones.
 *
 * @param events flagged windows
 * @param signatures one for each
 * @param points signature and direction in the bottleneck of each, which groups are remembered by
 * @param map the points' places on their principal axes, in which the groups were sought
 * @param groups of the events
 */
public record RedFlags(List<Event> events, List<Signature> signatures, double[][] points, double[][] map, Clusters groups) {
  private static final int MOST_GROUPS = 8;

  /** How much the directions in the bottleneck say beside the signature. */
  private static final double BOTTLENECK = 0.15;

  /** Axes of the map that groups are sought in. */
  private static final int AXES = 6;

  /** Windows of one alarm that are looked at: a long one must not drown the others. */
  private static final int MOST_WINDOWS = 6;

  /** How groups are sought. */
  public enum Method {
    /** k-means, the number by the mean silhouette. */
    K_MEANS,
    /** A mixture of Gaussians, the number by the Bayesian information criterion. */
    MIXTURE
  }

  /**
   * A flagged window.
   *
   * @param alarm which alarm it is of, from 0
   * @param window its first row
   * @param strength its score over the threshold, or over the mean of the normal ones
   */
  public record Event(int alarm, int window, double strength) {}

  /** Finds runs of windows above a threshold, and groups their worst windows. */
  public static RedFlags of(FittedDetector detector, Windows windows, double threshold, Method method, long seed) {
    double[] scores = scores(detector, windows, 0, windows.count());
    List<Segment> runs = Segment.of(Segment.above(scores, threshold)).stream().map(run -> new Segment(run.first(), run.last() + windows.window() - 1))
        .toList();
    return of(detector, windows, runs, threshold, method, seed);
  }

  /** Groups the worst windows of alarms that are known by their rows. */
  public static RedFlags of(FittedDetector detector, Windows windows, List<Segment> alarms, double threshold, Method method, long seed) {
    List<Event> events = new ArrayList<>();
    for (int alarm = 0; alarm < alarms.size(); alarm++) {
      events.addAll(worst(detector, windows, alarm, alarms.get(alarm), threshold));
    }
    return grouped(detector, windows, events, method, seed);
  }

  /** Groups windows that are known. */
  static RedFlags grouped(FittedDetector detector, Windows windows, List<Event> events, Method method, long seed) {
    List<Signature> signatures = new ArrayList<>();
    double[][] points = new double[events.size()][];
    double[] sample = new double[windows.width()];
    for (int i = 0; i < points.length; i++) {
      windows.read(events.get(i).window(), sample);
      signatures.add(signature(detector, sample, windows.values().length));
      points[i] = point(detector, sample, windows.values().length);
    }
    if (points.length < 3) {
      return new RedFlags(events, signatures, points, new double[points.length][2], new Clusters(new int[points.length], new double[1][2], 0));
    }
    FittedDetector axes = new Pca(Math.min(AXES, points[0].length)).fit(Samples.of(points), seed);
    double[][] map = Arrays.stream(points).map(axes::bottleneck).toArray(double[][]::new);
    Clusters groups = method == Method.MIXTURE ? Mixture.of(map, MOST_GROUPS, seed) : Clusters.of(map, MOST_GROUPS, seed);
    return new RedFlags(events, signatures, points, map, groups);
  }

  private static Signature signature(FittedDetector detector, double[] sample, int sensors) {
    double[] back = detector.reconstruct(sample);
    double[] deviation = new double[sample.length];
    Arrays.setAll(deviation, k -> sample[k] - back[k]);
    return Signature.of(deviation, sample, sensors);
  }

  /** What a window is remembered by. */
  static double[] point(FittedDetector detector, double[] sample, int sensors) {
    return joined(signature(detector, sample, sensors).vector(), direction(detector.bottleneck(sample)));
  }

  /** The group of each alarm: that of its strongest window. */
  public int[] groupOfAlarms(int alarms) {
    int[] of = new int[alarms];
    double[] best = new double[alarms];
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (event.strength() > best[event.alarm()]) {
        best[event.alarm()] = event.strength();
        of[event.alarm()] = groups.of()[i];
      }
    }
    return of;
  }

  private static double[] direction(double[] bottleneck) {
    double length = Math.sqrt(Arrays.stream(bottleneck).map(v -> v * v).sum());
    return Arrays.stream(bottleneck).map(v -> length > 0 ? BOTTLENECK * v / length : 0).toArray();
  }

  private static double[] joined(double[] a, double[] b) {
    double[] joined = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, joined, a.length, b.length);
    return joined;
  }

  private static double[] scores(FittedDetector detector, Windows windows, int from, int to) {
    double[] scores = new double[to - from];
    double[] sample = new double[windows.width()];
    for (int i = from; i < to; i++) {
      windows.read(i, sample);
      scores[i - from] = detector.score(sample);
    }
    return scores;
  }

  /** A long alarm is several windows: each shows what it is by then; the strongest of them are taken. */
  private static List<Event> worst(FittedDetector detector, Windows windows, int alarm, Segment rows, double threshold) {
    int length = windows.window();
    int last = Math.max(0, Math.min(rows.last() - length + 1, windows.count() - 1));
    int first = Math.min(rows.first(), last);
    double[] scores = scores(detector, windows, first, last + 1);
    List<Event> events = new ArrayList<>();
    for (int from = 0; from < scores.length; from += length) {
      int worst = from;
      for (int i = from; i < Math.min(scores.length, from + length); i++) {
        worst = scores[i] > scores[worst] ? i : worst;
      }
      events.add(new Event(alarm, first + worst, scores[worst] / threshold));
    }
    events.sort(Comparator.comparingDouble(Event::strength).reversed());
    // An alarm ends after its cause has: windows that are normal again say nothing of it.
    double least = Math.min(events.get(0).strength(), Math.max(1, events.get(0).strength() / 2));
    return events.stream().filter(event -> event.strength() >= least).limit(MOST_WINDOWS).toList();
  }

  /** A name for a group: what its events have in common. */
  public String name(int group, List<String> sensors) {
    double[] share = new double[sensors.size()];
    double[] mean = new double[6];
    int count = 0;
    for (int i = 0; i < events.size(); i++) {
      if (groups.of()[i] == group) {
        Signature s = signatures.get(i);
        double[] parts = {Math.abs(s.sign()), s.trend(), s.step(), s.peak(), s.rough(), s.calm()};
        Arrays.setAll(mean, k -> mean[k] + parts[k]);
        Arrays.setAll(share, k -> share[k] + s.sensors()[k]);
        count++;
      }
    }
    int most = telling(share, sensors.size());
    int members = Math.max(1, count);
    String way = way(Arrays.stream(mean).map(sum -> sum / members).toArray());
    return way + " in " + sensors.get(most);
  }

  /** The sensor that tells the group from the others: some rise with every fault. By its part of the relative entropy of shares. */
  private int telling(double[] share, int sensors) {
    double[] all = new double[sensors];
    signatures.forEach(signature -> Arrays.setAll(all, s -> all[s] + signature.sensors()[s]));
    double total = Arrays.stream(all).sum();
    double own = Arrays.stream(share).sum();
    int most = 0;
    double best = Double.NEGATIVE_INFINITY;
    for (int s = 0; s < sensors; s++) {
      double part = share[s] / Math.max(1e-12, own);
      double tells = groups.centers().length > 1 && part > 0 ? part * Math.log(part / Math.max(1e-12, all[s] / total)) : part;
      if (tells > best) {
        best = tells;
        most = s;
      }
    }
    return most;
  }

  private static String way(double[] mean) {
    if (mean[5] > 0.8) {
      return "flat line";
    }
    if (mean[3] > 0.6) {
      return "spike";
    }
    if (mean[0] > 0.4) {
      return "other level";
    }
    if (mean[1] > 0.3) {
      return "drift";
    }
    return mean[2] > 0.3 ? "step" : mean[4] > 0.3 ? "noise" : "other course";
  }
}
