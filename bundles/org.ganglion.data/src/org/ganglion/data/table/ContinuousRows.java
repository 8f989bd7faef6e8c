package org.ganglion.data.table;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.operator.InputException;

/** A table of continuous numbers, and the reason why a GAN takes no other. */
public final class ContinuousRows {
  /** A column of so few different values, all whole, in a table with several rows for each, counts something or names something: it is discrete. */
  private static final int FEW_VALUES = 20;

  private static final String REASON =
      "a GAN needs continuous values: its generator learns from the gradient of the discriminator through the sample, by how a small change of each"
          + " value would"
          + " be judged, and between categories there is no small change";

  private final List<Table.Numbers> columns;

  private ContinuousRows(List<Table.Numbers> columns) {
    this.columns = columns;
  }

  /**
   * Checks a table.
   *
   * @throws InputException for words, discrete or missing values, naming the column and the reason
   */
  public static ContinuousRows of(Table table) {
    if (table.rows() == 0) {
      throw new InputException("table: it has no row");
    }
    return new ContinuousRows(table.columns().stream().map(ContinuousRows::continuous).toList());
  }

  private static Table.Numbers continuous(Table.Column column) {
    return switch (column) {
      case Table.Words words ->
          throw new InputException("table: column '" + words.name() + "' holds words such as '" + words.values().get(0) + "', and " + REASON);
      case Table.Numbers numbers -> {
        double[] different = Arrays.stream(numbers.values()).distinct().toArray();
        boolean whole = Arrays.stream(different).allMatch(value -> value == Math.rint(value));
        if (Arrays.stream(different).anyMatch(Double::isNaN)) {
          throw new InputException("table: column '" + numbers.name() + "' has missing values; leave those rows out or fill them in");
        }
        if (whole && different.length <= FEW_VALUES && different.length > 1 && numbers.values().length >= 3 * different.length) {
          throw new InputException("table: column '" + numbers.name() + "' holds " + different.length
              + " different whole numbers only, so it is discrete, and " + REASON);
        }
        yield numbers;
      }
    };
  }

  /** Rows × columns, each column from its smallest value (0) to its largest (255). */
  public ByteBuffer levels() {
    int rows = columns.get(0).size();
    ByteBuffer levels = ByteBuffer.allocate(Math.multiplyExact(rows, columns.size()));
    for (int c = 0; c < columns.size(); c++) {
      double[] values = columns.get(c).values();
      double low = Arrays.stream(values).min().orElseThrow();
      double high = Arrays.stream(values).max().orElseThrow();
      for (int row = 0; row < rows; row++) {
        double share = high > low ? (values[row] - low) / (high - low) : 0.5;
        levels.put(row * columns.size() + c, (byte) Math.round(255 * share));
      }
    }
    return levels;
  }
}
