package org.ganglion.data.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Preparation;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.operator.InputException;

/** Learns a preparation from training data. */
public final class Fitting {
  private final Table train;
  private final List<Preparation.Step> steps = new ArrayList<>();
  private final List<Map<String, Object>> consequences = new ArrayList<>();

  public Fitting(Table train) {
    this.train = train;
  }

  /** Fits one column of numbers. */
  public void numbers(Table.Numbers column, Missing missing, Scaling scaling) {
    double[] present = Arrays.stream(column.values()).filter(value -> !Double.isNaN(value)).sorted().toArray();
    int gaps = column.size() - present.length;
    if (present.length == 0) {
      throw new InputException("column '" + column.name() + "' has no value at all; leave it out with remove: [" + column.name() + "]");
    }
    double fill = switch (missing) {
      case MEDIAN -> Scaling.quantile(present, 0.5);
      case ZERO -> 0;
      default -> Arrays.stream(present).average().orElseThrow();
    };
    if (missing != Missing.LEAVE) {
      // also without gaps in training: a later row may have one
      steps.add(new Preparation.Fill(column.name(), fill, missing == Missing.MASK));
    }
    double[] filled = Arrays.stream(column.values()).map(value -> Double.isNaN(value) && missing != Missing.LEAVE ? fill : value).toArray();
    if (scaling != Scaling.NONE) {
      steps.add(scaling.fit(column.name(), filled));
    }
    if (gaps > 0) {
      double[] used = missing == Missing.LEAVE || missing == Missing.DROP ? present : filled;
      consequence(column.name(), gaps, missing, present, used);
    }
  }

  private void consequence(String column, int gaps, Missing missing, double[] before, double[] after) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("column", column);
    row.put("missing", gaps);
    row.put("treatment", missing.name().toLowerCase(Locale.ROOT));
    row.put("meanBefore", mean(before));
    row.put("meanAfter", mean(after));
    row.put("deviationBefore", deviation(before));
    row.put("deviationAfter", deviation(after));
    consequences.add(row);
  }

  /** Fits one column of words: a column of 0 and 1 for each category, the most frequent first. */
  public void words(Table.Words column, int mostCategories) {
    Map<String, Long> counts = column.values().stream().collect(Collectors.groupingBy(word -> word, LinkedHashMap::new, Collectors.counting()));
    counts.remove("");
    if (counts.size() > mostCategories) {
      throw new InputException(
          "column '" + column.name() + "' has " + counts.size() + " different words, more than mostCategories: " + mostCategories
          + "; it may be a name or text: leave it out with remove");
    }
    List<String> categories = counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).toList();
    steps.add(new Preparation.OneHot(column.name(), categories));
  }

  /** Leaves a column out. */
  public void remove(String column) {
    steps.add(new Preparation.Remove(column));
  }

  /** Rows of training where none of some columns is missing. */
  public int[] complete(List<String> columns) {
    List<Table.Numbers> checked = columns.stream().map(name -> (Table.Numbers) train.column(name).orElseThrow()).toList();
    return IntStream.range(0, train.rows()).filter(row -> checked.stream().noneMatch(column -> Double.isNaN(column.values()[row]))).toArray();
  }

  public Preparation preparation() {
    return new Preparation(steps);
  }

  /** Columns with missing numbers: how many, what became of them, and how mean and deviation changed by it. */
  public List<Map<String, Object>> consequences() {
    return consequences;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(Double.NaN));
  }
}
