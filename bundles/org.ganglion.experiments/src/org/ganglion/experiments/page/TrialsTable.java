package org.ganglion.experiments.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.ganglion.api.artifact.Table;
import org.ganglion.experiments.trial.Trial;

/** Trials as a table: number, rung, epochs, every setting, score, what it took. */
public final class TrialsTable {
  private TrialsTable() {}

  /** @param measure what the score is called */
  public static Table of(List<Trial> trials, String measure) {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(numbers("trial", trials, Trial::number));
    columns.add(numbers("rung", trials, trial -> trial.rung() + 1));
    columns.add(numbers("epochs", trials, Trial::epochs));
    Set<String> names = new LinkedHashSet<>();
    trials.forEach(trial -> names.addAll(trial.setting().keySet()));
    for (String name : names) {
      boolean number = trials.stream().allMatch(trial -> trial.setting().get(name) instanceof Number);
      columns.add(number
          ? numbers(name, trials, trial -> ((Number) trial.setting().get(name)).doubleValue())
          : new Table.Words(name, trials.stream().map(trial -> String.valueOf(trial.setting().get(name))).toList()));
    }
    columns.add(numbers(measure, trials, Trial::score));
    columns.add(numbers("loss", trials, Trial::loss));
    columns.add(numbers("parameters", trials, Trial::parameters));
    columns.add(numbers("seconds", trials, Trial::seconds));
    columns.add(new Table.Words("problem", trials.stream().map(Trial::problem).toList()));
    return new Table(columns);
  }

  private static Table.Column numbers(String name, List<Trial> trials, ToDoubleFunction<Trial> value) {
    return new Table.Numbers(name, trials.stream().mapToDouble(value).toArray());
  }
}
