package org.ganglion.data.leakage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Table;

/**
 * How well one column alone tells another, from 0 to 1, found on one half of the rows and judged on the other, so that names and ids tell nothing:
 * the share of the target's variance (numbers) or of the doubt about its class beyond the most frequent one (words) that goes once the column is
 * known.
 */
final class Association {
  private static final int BINS = 20;

  private Association() {}

  static double of(Table.Column column, Table.Column target) {
    int[] bins = column instanceof Table.Numbers numbers ? quantiles(numbers.values()) : codes(((Table.Words) column).values());
    return target instanceof Table.Numbers numbers && Arrays.stream(numbers.values()).distinct().count() > BINS
        ? variance(bins, numbers.values())
        : classes(bins, target instanceof Table.Numbers few ? codes(Arrays.stream(few.values()).boxed().toList())
        : codes(((Table.Words) target).values()));
  }

  private static double variance(int[] bins, double[] target) {
    Map<Integer, double[]> sums = new HashMap<>();
    double mean = 0;
    int seen = 0;
    for (int i = 0; i < bins.length; i += 2) {
      double[] sum = sums.computeIfAbsent(bins[i], bin -> new double[2]);
      sum[0] += target[i];
      sum[1]++;
      mean += target[i];
      seen++;
    }
    mean /= seen;
    double left = 0;
    double all = 0;
    for (int i = 1; i < bins.length; i += 2) {
      double[] sum = sums.get(bins[i]);
      double guess = sum == null ? mean : sum[0] / sum[1];
      left += (target[i] - guess) * (target[i] - guess);
      all += (target[i] - mean) * (target[i] - mean);
    }
    return all > 0 ? Math.max(0, 1 - left / all) : 0;
  }

  private static double classes(int[] bins, int[] target) {
    int most = Arrays.stream(target).max().orElse(0) + 1;
    Map<Integer, int[]> counts = new HashMap<>();
    int[] total = new int[most];
    for (int i = 0; i < bins.length; i += 2) {
      counts.computeIfAbsent(bins[i], bin -> new int[most])[target[i]]++;
      total[target[i]]++;
    }
    int frequent = largest(total);
    double right = 0;
    double byFrequency = 0;
    double judged = 0;
    for (int i = 1; i < bins.length; i += 2) {
      int guess = counts.containsKey(bins[i]) ? largest(counts.get(bins[i])) : frequent;
      right += guess == target[i] ? 1 : 0;
      byFrequency += frequent == target[i] ? 1 : 0;
      judged++;
    }
    return byFrequency < judged ? Math.max(0, (right - byFrequency) / (judged - byFrequency)) : 0;
  }

  private static int largest(int[] counts) {
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return best;
  }

  /** Bins of about equal counts; missing numbers have one of their own. Few different values have a bin each. */
  private static int[] quantiles(double[] values) {
    double[] sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    double[] different = Arrays.stream(sorted).distinct().toArray();
    double[] edges =
        different.length <= 4 * BINS ? different
        : IntStream.range(0, BINS).mapToDouble(bin -> sorted[(int) ((long) bin * sorted.length / BINS)]).toArray();
    return Arrays.stream(values).mapToInt(value -> {
      int place = Double.isNaN(value) ? -1 : Arrays.binarySearch(edges, value);
      return Double.isNaN(value) ? -1 : place >= 0 ? place : -place - 2;
    }).toArray();
  }

  private static int[] codes(List<?> words) {
    Map<Object, Integer> known = new HashMap<>();
    return words.stream().mapToInt(word -> known.computeIfAbsent(word, key -> known.size())).toArray();
  }
}
