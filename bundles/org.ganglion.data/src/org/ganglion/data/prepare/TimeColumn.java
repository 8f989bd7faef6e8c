package org.ganglion.data.prepare;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.operator.InputException;

/**
 * A column of times as numbers that can be compared: numbers as they are, ISO dates and times as seconds since 1970 (UTC where no offset is given).
 */
public final class TimeColumn {
  private static final List<Function<String, Instant>> FORMS =
      List.of(
          text -> LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC),
          text -> OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());

  private TimeColumn() {}

  /**
   * The values of a column.
   *
   * @throws InputException for a cell that is no time, naming its row (from 1)
   */
  public static double[] of(Table.Column column) {
    double[] times = new double[column.size()];
    for (int row = 0; row < times.length; row++) {
      times[row] = column instanceof Table.Numbers numbers ? numbers.values()[row]
          : seconds(((Table.Words) column).values().get(row).strip(), column.name(), row);
      if (Double.isNaN(times[row])) {
        throw new InputException("column '" + column.name() + "', row " + (row + 1) + ": the time is missing");
      }
    }
    return times;
  }

  private static double seconds(String text, String column, int row) {
    for (Function<String, Instant> form : FORMS) {
      try {
        Instant instant = form.apply(text);
        return instant.getEpochSecond() + instant.getNano() * 1e-9;
      } catch (DateTimeParseException e) {
        continue; // the next form may fit
      }
    }
    throw new InputException("column '" + column + "', row " + (row + 1) + ": '" + text
        + "' is no time; a number, 2024-05-31, 2024-05-31 12:30:00 or 2024-05-31T12:30:00Z is one");
  }
}
