package org.ganglion.rl.agents.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.artifact.Table;

/** The first observations of episodes, as they are, for what learns from a policy's inputs. */
public final class Seen {
  private final int most;
  private final int size;
  private final List<float[]> rows = new ArrayList<>();

  /** Room for {@code most} observations of {@code size} numbers. */
  public Seen(int most, int size) {
    this.most = most;
    this.size = size;
  }

  void add(float[] observations) {
    for (int at = 0; at < observations.length && rows.size() < most; at += size) {
      rows.add(java.util.Arrays.copyOfRange(observations, at, at + size));
    }
  }

  /** A row for each observation, a column for each of its numbers. */
  public Table table() {
    List<Table.Column> columns = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      int column = k;
      columns.add(new Table.Numbers("observation " + k, rows.stream().mapToDouble(row -> row[column]).toArray()));
    }
    return new Table(columns);
  }
}
