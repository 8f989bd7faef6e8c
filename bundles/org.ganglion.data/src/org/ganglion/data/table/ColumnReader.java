package org.ganglion.data.table;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.operator.InputException;

/** Decides what the cells of a column are: numbers where every cell that is not missing is one, else words. */
final class ColumnReader {
  private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  private final Path file;
  private final List<Long> lines;
  private final boolean decimalComma;
  private final Set<String> missing = new HashSet<>(List.of("", "NA", "N/A", "NaN", "nan", "null", "NULL"));

  ColumnReader(Path file, List<Long> lines, boolean decimalComma, List<String> missing) {
    this.file = file;
    this.lines = lines;
    this.decimalComma = decimalComma;
    this.missing.addAll(missing);
  }

  Table.Column read(String name, List<String> cells, Optional<CellType> wanted) {
    if (wanted.equals(Optional.of(CellType.WORDS))) {
      return new Table.Words(name, cells);
    }
    double[] values = new double[cells.size()];
    boolean any = false;
    for (int i = 0; i < values.length; i++) {
      String cell = cells.get(i).strip();
      boolean absent = missing.contains(cell);
      OptionalDouble number = absent ? OptionalDouble.of(Double.NaN) : number(cell);
      if (number.isEmpty() && wanted.isPresent()) {
        throw new InputException(file + ", line " + lines.get(i) + ", column '" + name + "': '" + cells.get(i) + "' is no number");
      }
      if (number.isEmpty()) {
        return new Table.Words(name, cells);
      }
      values[i] = number.getAsDouble();
      any |= !absent;
    }
    return any || wanted.isPresent() ? new Table.Numbers(name, values) : new Table.Words(name, cells);
  }

  private OptionalDouble number(String cell) {
    String plain = decimalComma ? cell.replace(',', '.') : cell;
    if (!NUMBER.matcher(plain).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(plain);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
