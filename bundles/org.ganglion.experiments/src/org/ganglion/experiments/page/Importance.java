package org.ganglion.experiments.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ganglion.experiments.trial.Trial;

/**
 * How much of the scores' variance one setting alone explains (its main effect; Hutter, Hoos and Leyton-Brown, 2014, ask a forest, this takes bins):
 * trials of one rung are put in bins by the setting's value, and the variance of the bins' means is compared with that of all, less what chance would
 * give.
 */
public final class Importance {
  private static final int BINS = 4;

  private Importance() {}

  /** From 0 (nothing) to 1 (all) for each setting that varies. */
  public static Map<String, Double> of(List<Trial> rung) {
    List<Trial> trials = rung.stream().filter(Trial::succeeded).toList();
    Map<String, Double> importance = new LinkedHashMap<>();
    if (trials.isEmpty()) {
      return importance;
    }
    for (String name : trials.get(0).setting().keySet()) {
      if (trials.stream().map(trial -> trial.setting().get(name)).distinct().count() > 1) {
        importance.put(name, mainEffect(trials, name));
      }
    }
    return importance;
  }

  private static double mainEffect(List<Trial> trials, String name) {
    double mean = trials.stream().mapToDouble(Trial::score).average().orElseThrow();
    double all = trials.stream().mapToDouble(trial -> square(trial.score() - mean)).sum();
    var bins = bins(trials, name);
    double between = bins.stream().mapToDouble(bin -> bin.size() * square(bin.stream().mapToDouble(Trial::score).average().orElseThrow() - mean))
        .sum();
    int free = trials.size() - bins.size();
    // omega squared: what bins of so few trials would explain by chance is taken away
    double noise = free > 0 ? (all - between) / free : all;
    return all > 0 ? Math.max(0, (between - (bins.size() - 1) * noise) / (all + noise)) : 0;
  }

  private static List<List<Trial>> bins(List<Trial> trials, String name) {
    var byValue = trials.stream().collect(Collectors.groupingBy(trial -> trial.setting().get(name), Collectors.toList()));
    if (byValue.size() <= BINS || !(trials.get(0).setting().get(name) instanceof Number)) {
      return List.copyOf(byValue.values());
    }
    TreeMap<Double, List<Trial>> ordered = new TreeMap<>();
    trials.forEach(trial -> ordered.computeIfAbsent(((Number) trial.setting().get(name)).doubleValue(), value -> new ArrayList<>()).add(trial));
    List<List<Trial>> bins = new ArrayList<>();
    List<Trial> bin = new ArrayList<>();
    for (List<Trial> same : ordered.values()) {
      bin.addAll(same);
      if (bin.size() >= (trials.size() + BINS - 1) / BINS) {
        bins.add(bin);
        bin = new ArrayList<>();
      }
    }
    if (!bin.isEmpty()) {
      bins.add(bin);
    }
    return bins;
  }

  private static double square(double value) {
    return value * value;
  }
}
