package org.ganglion.anomaly.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.InputException;

/** Takes the series out of a table, and says in one sentence why where it cannot. Nothing is dropped in silence: what is changed is told. */
public final class SeriesReader {
  /** Names under which a column of times is looked for. */
  private static final List<String> TIMES = List.of("timestamp", "time", "date", "datetime", "month");

  private final Gaps gaps;
  private final Consumer<String> told;

  /** What to do with missing values. */
  public enum Gaps {
    /** A straight line between the neighbours. */
    INTERPOLATED,
    /** Left as they are: such rows have no score. */
    LEFT,
    /** The mean of the sensor, which a detector takes for normal. */
    MASKED
  }

  /** A reader that tells what it changes. */
  public SeriesReader(Gaps gaps, Consumer<String> told) {
    this.gaps = gaps;
    this.told = told;
  }

  /**
   * Reads.
   *
   * @param time column of times; empty: found by its name, or rows count
   * @param sensors columns of values; empty: all numbers but the time
   * @throws InputException with what is wrong and what would fit
   */
  public SensorSeries read(Table table, Optional<String> time, List<String> sensors) {
    if (table.rows() < 2) {
      throw new InputException("series: it has " + (table.rows() == 0 ? "no row" : "one row") + ", and nothing can be learnt from fewer than 2");
    }
    Optional<Table.Column> clock = time.map(name -> column(table, name)).or(() -> table.columns().stream().filter(SeriesReader::isTime).findFirst());
    List<Table.Numbers> columns = clock.isPresent() ? columns(table, sensors, clock.get().name()) : columns(table, sensors, "");
    Clock read = clock.map(Clock::of).orElseGet(() -> Clock.rows(table.rows()));
    read.check(told);
    List<String> names = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    for (Table.Numbers column : columns) {
      names.add(column.name());
      values.add(checked(column));
    }
    return new SensorSeries(read.texts(), read.step(), names, values.toArray(double[][]::new));
  }

  private static boolean isTime(Table.Column column) {
    return TIMES.contains(column.name().toLowerCase(java.util.Locale.ROOT));
  }

  private static Table.Column column(Table table, String name) {
    List<String> names = table.columns().stream().map(Table.Column::name).toList();
    return table.column(name).orElseThrow(() -> new InputException("series: there is no column '" + name + "'; " + Names.offer(name, names)));
  }

  private List<Table.Numbers> columns(Table table, List<String> wanted, String time) {
    List<Table.Numbers> columns = new ArrayList<>();
    Set<String> words = new HashSet<>();
    for (Table.Column column : wanted.isEmpty() ? table.columns() : wanted.stream().map(name -> column(table, name)).toList()) {
      if (column.name().equals(time)) {
        continue;
      }
      switch (column) {
        case Table.Numbers numbers -> columns.add(numbers);
        case Table.Words text -> {
          String odd = text.values().stream().filter(cell -> !isNumber(cell)).findFirst().orElse("");
          // Most of its cells are numbers: it is meant to be a sensor, and must not be passed over.
          boolean sensor = 2 * text.values().stream().filter(SeriesReader::isNumber).count() > text.size();
          if (!wanted.isEmpty() || table.columns().size() <= 2 || sensor) {
            int row = text.values().indexOf(odd);
            if (odd.strip().toLowerCase(java.util.Locale.ROOT).matches("[-+]?(inf|infinity|∞)")) {
              throw infinite(text.name(), row);
            }
            throw new InputException(
                odd.isEmpty()
                    ? "series: column '" + text.name() + "' has no value at all; leave it out of 'sensors'"
                    : "series: column '" + text.name() + "' must hold numbers, row " + (row + 1) + " holds '" + odd
                    + "'; leave the cell empty if nothing was measured");
          }
          words.add(text.name());
        }
      }
    }
    if (!words.isEmpty()) {
      told.accept("columns of words are no sensors and are left out: " + String.join(", ", words));
    }
    if (columns.isEmpty()) {
      throw new InputException("series: it has no column of numbers to look at");
    }
    return columns;
  }

  private static InputException infinite(String column, int row) {
    return new InputException("series: column '" + column + "', row " + (row + 1) + " is infinite; leave the cell empty if nothing was measured");
  }

  private static boolean isNumber(String cell) {
    return cell.isBlank() || cell.strip().matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  }

  private double[] checked(Table.Numbers column) {
    double[] values = column.values().clone();
    int missing = 0;
    for (int i = 0; i < values.length; i++) {
      if (Double.isInfinite(values[i])) {
        throw infinite(column.name(), i);
      }
      missing += Double.isNaN(values[i]) ? 1 : 0;
    }
    if (missing == values.length) {
      throw new InputException("series: column '" + column.name() + "' has no value at all; leave it out of 'sensors'");
    }
    double[] present = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    if (Arrays.stream(present).allMatch(v -> v == present[0])) {
      told.accept("column '" + column.name() + "' is constant (" + present[0] + "): only a change of it can be found, nothing within");
    }
    if (missing > 0) {
      told.accept("column '" + column.name() + "': " + missing + " missing values are " + gaps.name().toLowerCase(java.util.Locale.ROOT));
      fill(values, Arrays.stream(present).average().orElse(0));
    }
    return values;
  }

  private void fill(double[] values, double mean) {
    for (int i = 0; i < values.length && gaps != Gaps.LEFT; i++) {
      if (Double.isNaN(values[i])) {
        int next = i;
        while (next < values.length && Double.isNaN(values[next])) {
          next++;
        }
        double after = next < values.length ? values[next] : values[i - 1];
        double before = i > 0 ? values[i - 1] : after;
        for (int k = i; k < next; k++) {
          values[k] = gaps == Gaps.MASKED ? mean : before + (after - before) * (k - i + 1) / (next - i + 1);
        }
      }
    }
  }
}
