package org.ganglion.data.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ganglion.api.artifact.Table;

/** Takes the cells of a column whose kind and length are known. */
final class ColumnFill {
  private final String name;
  private final Optional<Decimal> decimal;
  private final Set<String> missing;
  private final double[] numbers;
  private final String[] words;
  private final Map<String, String> known = new HashMap<>();
  private int row;

  ColumnFill(String name, Optional<Decimal> decimal, Set<String> missing, int rows) {
    this.name = name;
    this.decimal = decimal;
    this.missing = missing;
    this.numbers = decimal.isPresent() ? new double[rows] : null;
    this.words = decimal.isPresent() ? null : new String[rows];
  }

  void add(String cell) {
    if (decimal.isPresent()) {
      String plain = cell.strip();
      numbers[row++] = missing.contains(plain) ? Double.NaN : decimal.get().value(plain);
    } else {
      // categories repeat: one text for all rows that say the same
      words[row++] = known.size() < 10_000 ? known.computeIfAbsent(cell, text -> text) : known.getOrDefault(cell, cell);
    }
  }

  Table.Column column() {
    return decimal.isPresent() ? new Table.Numbers(name, numbers) : new Table.Words(name, Arrays.asList(words));
  }
}
