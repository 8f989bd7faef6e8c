package org.ganglion.anomaly.series;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.operator.InputException;

/** The times of the rows: as text, and in seconds. */
public record Clock(String name, List<String> texts, double[] seconds) {
  /** Steps that differ from the median by more than this part of it are irregular. */
  private static final double REGULAR = 0.5;

  static Clock rows(int rows) {
    return new Clock("", IntStream.range(0, rows).mapToObj(Integer::toString).toList(), new double[0]);
  }

  /**
   * Of a column of numbers, which are seconds, or of words that are times.
   *
   * @throws InputException with the first word that is no time
   */
  public static Clock of(Table.Column column) {
    return switch (column) {
      case Table.Numbers numbers ->
          new Clock(numbers.name(),
              Arrays.stream(numbers.values()).mapToObj(v -> v == Math.rint(v) ? Long.toString((long) v) : Double.toString(v)).toList(),
              numbers.values());
      case Table.Words words -> {
        double[] seconds = new double[words.size()];
        for (int i = 0; i < seconds.length; i++) {
          seconds[i] = parse(words.name(), i, words.values().get(i));
        }
        yield new Clock(words.name(), words.values(), seconds);
      }
    };
  }

  private static double parse(String column, int row, String text) {
    if (text.matches("-?\\d+(\\.\\d+)?")) {
      return Double.parseDouble(text);
    }
    String iso = text.strip().replace(' ', 'T');
    for (java.util.function.ToDoubleFunction<String> form : forms()) {
      try {
        return form.applyAsDouble(iso);
      } catch (DateTimeParseException next) {
        continue;
      }
    }
    throw new InputException("series: column '" + column + "', row " + (row + 1) + ": '" + text + "' is no time; write it as 2024-05-31 13:45:00");
  }

  private static List<java.util.function.ToDoubleFunction<String>> forms() {
    return List.of(
        text -> seconds(LocalDateTime.parse(text)),
        text -> seconds(LocalDate.parse(text).atStartOfDay()),
        text -> OffsetDateTime.parse(text).toEpochSecond(),
        text -> seconds(YearMonth.parse(text).atDay(1).atStartOfDay()));
  }

  private static double seconds(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC) + time.getNano() / 1e9;
  }

  /** Median step; 0 without times. */
  public double step() {
    double[] steps = steps();
    Arrays.sort(steps);
    return steps.length == 0 ? 0 : steps[steps.length / 2];
  }

  /** The first row that is not before a moment; the last one where all are. */
  public int at(double moment) {
    int row = 0;
    while (row + 1 < seconds.length && seconds[row] < moment) {
      row++;
    }
    return row;
  }

  private double[] steps() {
    return IntStream.range(1, seconds.length).mapToDouble(i -> seconds[i] - seconds[i - 1]).toArray();
  }

  /** Refuses times that run backwards; tells of doubles and irregular steps, which detectors that count rows take as one step each. */
  void check(Consumer<String> told) {
    double usual = step();
    int doubles = 0;
    List<Integer> irregular = new ArrayList<>();
    for (int i = 1; i < seconds.length; i++) {
      double step = seconds[i] - seconds[i - 1];
      if (Double.isNaN(step)) {
        throw new InputException("series: column '" + name + "', row " + (i + 1) + " has no time");
      }
      if (step < 0) {
        throw new InputException(
            "series: time runs backwards in column '" + name + "', row " + (i + 1) + ": " + texts.get(i) + " after " + texts.get(i - 1)
            + "; sort the rows by time");
      }
      doubles += step == 0 ? 1 : 0;
      if (step > 0 && Math.abs(step - usual) > REGULAR * usual) {
        irregular.add(i);
      }
    }
    if (doubles > 0) {
      told.accept(doubles + " rows have the time of the row before; they are taken one after the other");
    }
    if (!irregular.isEmpty()) {
      told.accept(irregular.size() + " steps differ from the usual " + usual + " s, the first at row " + (irregular.get(0) + 1)
          + "; each is taken as one step");
    }
  }
}
