package org.ganglion.data.leakage;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.random.RandomStream;
import org.ganglion.data.prepare.Rows;

/** How much each column alone tells of the target, beside the same for shuffled targets. */
public final class LeakageCheck {
  private static final int SHUFFLES = 20;

  private final Table train;
  private final String target;

  /** @param target a column of the table */
  public LeakageCheck(Table train, String target) {
    // the halves of Association are even and odd rows: in the order of a file they may be twins
    this.train = Rows.select(train, RandomStream.of(train.rows(), "leakage").permutation(train.rows(), 0));
    this.target = target;
  }

  /** For each other column, from 0 (nothing) to 1 (all). */
  public Map<String, Double> tells() {
    return tells(train.column(target).orElseThrow());
  }

  private Map<String, Double> tells(Table.Column answer) {
    Map<String, Double> told = new LinkedHashMap<>();
    for (Table.Column column : train.columns()) {
      if (!column.name().equals(target)) {
        told.put(column.name(), Association.of(column, answer));
      }
    }
    return told;
  }

  /** Whether some column tells more of the target than the best column told of each of twenty shuffled targets. */
  public boolean anythingTells() {
    double best = most(tells());
    RandomStream random = RandomStream.of(train.rows(), "shuffle");
    for (int i = 0; i < SHUFFLES; i++) {
      Table shuffled = Rows.select(train, random.permutation(train.rows(), i));
      if (most(tells(shuffled.column(target).orElseThrow())) >= best) {
        return false;
      }
    }
    return best > 0;
  }

  private static double most(Map<String, Double> told) {
    return told.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
