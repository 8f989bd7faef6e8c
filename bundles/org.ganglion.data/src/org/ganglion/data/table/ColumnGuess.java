package org.ganglion.data.table;

import java.util.Optional;
import java.util.Set;
import org.ganglion.api.operator.InputException;

/** Finds out, cell by cell, what a column is: numbers where every cell that is not missing is one, else words. */
final class ColumnGuess {
  /** From this share of numbers on, the few words of a column are worth a sentence: they may be what is wrong with it. */
  private static final double MOSTLY = 0.9;

  private final String name;
  private final Optional<CellType> wanted;
  private final Set<String> missing;
  private final boolean mayHaveCommas;
  private long present;
  private long points;
  private long commas;
  private long characters;
  private String firstPoint;
  private String firstComma;
  private long firstWordLine;
  private String firstWord;

  /** @param mayHaveCommas whether 1,5 may be one and a half */
  ColumnGuess(String name, Optional<CellType> wanted, Set<String> missing, boolean mayHaveCommas) {
    this.name = name;
    this.wanted = wanted;
    this.missing = missing;
    this.mayHaveCommas = mayHaveCommas;
  }

  void see(long line, String text) {
    String cell = text.strip();
    characters += text.length();
    if (missing.contains(cell)) {
      return;
    }
    present++;
    boolean point = Decimal.POINT.fits(cell);
    boolean comma = mayHaveCommas && Decimal.COMMA.fits(cell);
    points += point ? 1 : 0;
    commas += comma ? 1 : 0;
    if (point && !comma && firstPoint == null) {
      firstPoint = "line " + line + " says '" + cell + "'";
    }
    if (comma && !point && firstComma == null) {
      firstComma = "line " + line + " says '" + cell + "'";
    }
    if (!point && !comma && firstWord == null) {
      firstWordLine = line;
      firstWord = text;
    }
  }

  String name() {
    return name;
  }

  /** How the column's numbers are written; empty when it holds words. */
  Optional<Decimal> decimal() {
    boolean forced = wanted.equals(Optional.of(CellType.NUMBERS));
    if (wanted.equals(Optional.of(CellType.WORDS)) || (present == 0 && !forced)) {
      return Optional.empty();
    }
    if (points == present || (forced && points >= commas)) {
      return Optional.of(Decimal.POINT);
    }
    return commas == present || forced ? Optional.of(Decimal.COMMA) : Optional.empty();
  }

  /** Bytes that the column will take in memory. */
  long bytes(long rows) {
    return decimal().isPresent() ? 8 * rows : 60 * rows + characters;
  }

  /**
   * What a user should know of the guess.
   *
   * @throws InputException when the column shall hold numbers and does not
   */
  Optional<String> note(String file) {
    if (wanted.equals(Optional.of(CellType.NUMBERS)) && firstWord != null) {
      throw new InputException(file + ", line " + firstWordLine + ", column '" + name + "': '" + firstWord + "' is no number");
    }
    if (wanted.equals(Optional.of(CellType.NUMBERS)) && Math.max(points, commas) < present) {
      throw new InputException(file + ", column '" + name + "': it mixes decimal points and commas: " + mixture());
    }
    if (wanted.isPresent()) {
      return Optional.empty();
    }
    if (decimal().equals(Optional.of(Decimal.COMMA))) {
      return Optional.of("column '" + name + "': a comma is taken as the decimal sign");
    }
    if (decimal().isEmpty() && present > 0 && firstWord == null) {
      return Optional.of("column '" + name + "' holds words, since it mixes decimal points and commas: " + mixture());
    }
    boolean mostly = decimal().isEmpty() && present > 0 && Math.max(points, commas) >= MOSTLY * present;
    return mostly && firstWord != null
        ? Optional.of(
            "column '" + name + "' holds words since line " + firstWordLine + " says '" + firstWord + "'; " + percent() + " of its cells are numbers")
        : Optional.empty();
  }

  private String mixture() {
    return firstPoint + ", " + firstComma;
  }

  private String percent() {
    return Math.floorDiv(1000 * Math.max(points, commas), present) / 10.0 + " %";
  }
}
