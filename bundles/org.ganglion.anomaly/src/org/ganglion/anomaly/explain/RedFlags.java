package org.ganglion.anomaly.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ganglion.anomaly.detector.Pca;
import org.ganglion.anomaly.measure.Segment;
import org.ganglion.anomaly.series.Windows;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.anomaly.Samples;

/**
 * Flagged events of a series, each as its worst window, in groups of like ones.
 *
 * @param events rows, and the start of the worst window
 * @param signatures one for each event
 * @param map two coordinates for each event: the principal axes of signatures and bottleneck
 * @param groups of the events
 */
public record RedFlags(List<Event> events, List<Signature> signatures, double[][] map, Clusters groups) {
  private static final int MOST_GROUPS = 8;

  /** How much the directions in the bottleneck say beside the signature. */
  private static final double BOTTLENECK = 0.15;

  /** Axes of the map that groups are sought in. */
  private static final int AXES = 6;

  /**
   * A run of windows above the threshold.
   *
   * @param window start of the worst one
   * @param strength its score over the threshold
   */
  public record Event(Segment rows, int window, double strength) {}

  /** Finds events in a series, and groups them. */
  public static RedFlags of(FittedDetector detector, Windows windows, double threshold, long seed) {
    return of(detector, windows, events(detector, windows, threshold), seed);
  }

  /** Groups events that are known. */
  public static RedFlags of(FittedDetector detector, Windows windows, List<Event> events, long seed) {
    List<Signature> signatures = new ArrayList<>();
    double[][] points = new double[events.size()][];
    double[] sample = new double[windows.width()];
    for (int i = 0; i < points.length; i++) {
      windows.read(events.get(i).window(), sample);
      double[] back = detector.reconstruct(sample);
      double[] deviation = new double[sample.length];
      Arrays.setAll(deviation, k -> sample[k] - back[k]);
      Signature signature = Signature.of(deviation, sample, windows.values().length);
      signatures.add(signature);
      points[i] = joined(signature.vector(), direction(detector.bottleneck(sample)));
    }
    if (points.length < 3) {
      return new RedFlags(events, signatures, new double[points.length][2], new Clusters(new int[points.length], new double[1][2], 0));
    }
    FittedDetector axes = new Pca(Math.min(AXES, points[0].length)).fit(Samples.of(points), seed);
    double[][] map = Arrays.stream(points).map(axes::bottleneck).toArray(double[][]::new);
    return new RedFlags(events, signatures, map, Clusters.of(map, MOST_GROUPS, seed));
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

  private static List<Event> events(FittedDetector detector, Windows windows, double threshold) {
    double[] scores = new double[windows.count()];
    double[] sample = new double[windows.width()];
    for (int i = 0; i < scores.length; i++) {
      windows.read(i, sample);
      scores[i] = detector.score(sample);
    }
    List<Event> events = new ArrayList<>();
    for (Segment segment : Segment.of(Segment.above(scores, threshold))) {
      // A long event is several: each window's length shows what it is by then.
      for (int from = segment.first(); from <= segment.last(); from += windows.window()) {
        int to = Math.min(segment.last(), from + windows.window() - 1);
        int worst = from;
        for (int i = from; i <= to; i++) {
          worst = scores[i] > scores[worst] ? i : worst;
        }
        events.add(new Event(new Segment(from, to + windows.window() - 1), worst, scores[worst] / threshold));
      }
    }
    return events;
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
    int most = 0;
    for (int s = 1; s < share.length; s++) {
      most = share[s] > share[most] ? s : most;
    }
    int members = Math.max(1, count);
    String way = way(Arrays.stream(mean).map(sum -> sum / members).toArray());
    return way + " in " + sensors.get(most);
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
