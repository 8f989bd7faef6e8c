package org.ganglion.data.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ganglion.api.data.Default;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.random.RandomStream;

/**
 * Which samples go to training, which to validation, which to the test.
 *
 * @param of positions for each of the three, ascending
 */
public record Parts(List<int[]> of) {
  /** Shares of the three; they must add up to 1. */
  public record Shares(@Default("0.7") double train, @Default("0.15") double validation, @Default("0.15") double test) {
    public Shares {
      if (!(train > 0 && validation >= 0 && test >= 0 && Math.abs(train + validation + test - 1) < 1e-9)) {
        throw new InputException("shares: train, validation and test must be shares that add up to 1 with something to train on, not " + train + ", "
            + validation + ", " + test);
      }
    }

    private int part(double place) {
      return place < train ? 0 : place < train + validation ? 1 : 2;
    }
  }

  /** The earliest samples train, the latest test: by {@code time}, ties together. */
  public static Parts byTime(double[] time, Shares shares) {
    Integer[] order = new Integer[time.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(time[a], time[b]));
    int[] part = new int[time.length];
    for (int i = 0; i < order.length; i++) {
      boolean tie = i > 0 && time[order[i]] == time[order[i - 1]];
      part[order[i]] = tie ? part[order[i - 1]] : shares.part((i + 0.5) / order.length);
    }
    return of(part);
  }

  /**
   * Samples with an equal key stay in one part: the rows of one patient, copies of one image. Within each stratum (a class) the parts get their
   * share.
   *
   * @param keys what must not be torn apart, for each sample
   * @param strata what every part shall have its share of, for each sample
   */
  public static Parts byGroup(List<?> keys, List<?> strata, Shares shares, long seed) {
    Map<Object, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      groups.computeIfAbsent(keys.get(i), key -> new ArrayList<>()).add(i);
    }
    Map<Object, List<List<Integer>>> byStratum = new LinkedHashMap<>();
    groups.values().forEach(group -> byStratum.computeIfAbsent(strata.get(group.get(0)), stratum -> new ArrayList<>()).add(group));
    RandomStream random = RandomStream.of(seed, "split");
    int[] part = new int[keys.size()];
    int stratum = 0;
    for (List<List<Integer>> members : byStratum.values()) {
      int total = members.stream().mapToInt(List::size).sum();
      int done = 0;
      for (int position : random.permutation(members.size(), stratum++)) {
        List<Integer> group = members.get(position);
        int goesTo = shares.part((done + group.size() / 2.0) / total);
        group.forEach(sample -> part[sample] = goesTo);
        done += group.size();
      }
    }
    return of(part);
  }

  private static Parts of(int[] part) {
    List<int[]> parts = new ArrayList<>();
    for (int p = 0; p < 3; p++) {
      int wanted = p;
      parts.add(IntStream.range(0, part.length).filter(i -> part[i] == wanted).toArray());
    }
    return new Parts(parts);
  }

  public int[] train() {
    return of.get(0);
  }

  public int[] validation() {
    return of.get(1);
  }

  public int[] test() {
    return of.get(2);
  }

  /** {@code 700 to train on, 150 to validate, 150 to test} */
  public String describe() {
    return train().length + " to train on, " + validation().length + " to validate, " + test().length + " to test";
  }
}
