package org.ganglion.anomaly.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.anomaly.Samples;
import org.ganglion.kit.json.Json;

/**
 * What is usual for a detector on the rows it is to watch.
 *
 * @param horizons rows over which deviations are averaged: one sees the strong at once, many the weak a little later
 * @param mean of each channel
 * @param deviation of each channel's means, channel × horizon
 * @param peaks largest statistic of blocks of {@link #block()} normal rows
 */
public record WatchScale(int[] horizons, double[] mean, double[][] deviation, double[] peaks) {
  private static final double LEAST = 1e-6;
  private static final int LEAST_BLOCK = 24;

  /** How much worse a detector may be on rows that it has not learnt from. */
  private static final double MOST_WORSE = 4;

  /** Whether the score of the window is the only channel. */
  public boolean whole() {
    return mean.length == 1;
  }

  /** Rows of a block: twice the longest horizon, so that neighbouring blocks are nearly independent. */
  public int block() {
    return Math.max(LEAST_BLOCK, 2 * Arrays.stream(horizons).max().orElse(1));
  }

  /**
   * Learns from normal windows.
   *
   * @param whole whether the window's score is all that is looked at, see {@link #whole()}
   * @param learnt how many of them, from the start, the detector was fitted on; on the rest it is worse, and the rest is what counts
   */
  public static WatchScale of(FittedDetector detector, Samples normal, int sensors, int window, int[] horizons, boolean whole, int learnt) {
    Deviations deviations = new Deviations(detector, sensors, window, whole);
    double[] sample = new double[normal.width()];
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < normal.count(); i++) {
      normal.read(i, sample);
      rows.add(deviations.of(sample));
    }
    int channels = rows.get(0).length;
    double[] mean = new double[channels];
    rows.forEach(row -> Arrays.setAll(mean, c -> mean[c] + row[c] / rows.size()));
    double[][] known = new double[channels][horizons.length];
    double[][] deviation = new double[channels][];
    boolean tested = learnt < rows.size() - 10;
    for (int c = 0; c < channels; c++) {
      double[] values = new double[rows.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = rows.get(i)[c] - mean[c];
      }
      for (int h = 0; h < horizons.length; h++) {
        known[c][h] = Math.max(LEAST, spread(values, horizons[h]));
      }
      double worse = !tested ? 1
          : spread(Arrays.copyOfRange(values, learnt, values.length), 1) / Math.max(LEAST, spread(Arrays.copyOf(values, learnt), 1));
      double factor = Math.max(1, Math.min(MOST_WORSE, worse));
      deviation[c] = Arrays.stream(known[c]).map(d -> d * factor).toArray();
    }
    // Each part is judged by what is usual for it: peaks are of the shape that unseen rows have.
    WatchScale scale = new WatchScale(horizons, mean, deviation, new double[0]);
    double[] first = peaks(new WatchScale(horizons, mean, known, new double[0]), rows.subList(0, tested ? learnt : rows.size()));
    double[] second = tested ? peaks(scale, rows.subList(learnt, rows.size())) : new double[0];
    double[] peaks = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, peaks, first.length, second.length);
    return new WatchScale(horizons, mean, deviation, peaks);
  }

  private static double spread(double[] values, int horizon) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] - (i >= horizon ? values[i - horizon] : 0);
      if (i >= horizon - 1) {
        squares += sum * sum / horizon / horizon;
        count++;
      }
    }
    return Math.sqrt(squares / Math.max(1, count));
  }

  private static double[] peaks(WatchScale scale, List<double[]> rows) {
    Averages averages = new Averages(scale);
    double[] peaks = new double[rows.size() / scale.block()];
    for (int i = 0; i < peaks.length * scale.block(); i++) {
      int block = i / scale.block();
      peaks[block] = Math.max(peaks[block], averages.next(rows.get(i)));
    }
    return peaks;
  }

  /** As a map of lists, see {@link #of(Map)}. */
  public Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("horizons", Arrays.stream(horizons).boxed().toList());
    state.put("mean", Arrays.stream(mean).boxed().toList());
    state.put("deviation", Arrays.stream(deviation).map(row -> Arrays.stream(row).boxed().toList()).toList());
    state.put("peaks", Arrays.stream(peaks).boxed().toList());
    return state;
  }

  /** From {@link #state()}. */
  public static WatchScale of(Map<?, ?> state) {
    double[][] deviation = ((List<?>) state.get("deviation")).stream().map(WatchScale::numbers).toArray(double[][]::new);
    int[] horizons = Arrays.stream(numbers(state.get("horizons"))).mapToInt(h -> (int) h).toArray();
    return new WatchScale(horizons, numbers(state.get("mean")), deviation, numbers(state.get("peaks")));
  }

  private static double[] numbers(Object list) {
    return ((List<?>) list).stream().mapToDouble(Json::number).toArray();
  }
}
