package org.ganglion.data.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.InputException;

/**
 * Reads a CSV file into columns in two passes, so that nothing but the columns asked for is ever in memory: the first finds out types and number of
 * rows, the second fills. Errors name the file, the line as an editor counts it, and the column.
 *
 * @param decimalComma whether 1,5 is one and a half; found out for each column when left out
 * @param columns the columns to read, all when empty
 * @param every of so many rows the first is read
 */
public record CsvReader(
    Optional<String> separator,
    boolean header,
    Optional<Boolean> decimalComma,
    List<String> missing,
    Map<String, CellType> types,
    List<String> columns,
    int every) {
  /** Share of the memory that a table may take: what works on it makes copies. */
  private static final double SHARE = 0.4;

  /** A table, and what its reader should know of how it was read. */
  public record Reading(Table table, List<String> notes) {}

  /**
   * Reads a file.
   *
   * @throws InputException when it is missing, empty, ragged, not UTF-8, too large for the memory, or a cell is not of the type that its column was
   *     given
   */
  public Reading read(Path file) throws IOException {
    CsvScan scan = CsvScan.of(file, separator);
    Set<String> absent = new HashSet<>(List.of("", "NA", "N/A", "NaN", "nan", "null", "NULL"));
    absent.addAll(missing);
    FirstPass first = new FirstPass(file, absent, decimalComma.orElse(scan.separator() != ','));
    scan.each(first::row);
    List<String> notes = first.end();
    List<ColumnFill> fills = first.guesses.stream().map(guess -> new ColumnFill(guess.name(), guess.decimal(), absent, first.rows)).toList();
    SecondPass second = new SecondPass(fills, first.positions);
    scan.each(second::row);
    return new Reading(new Table(fills.stream().map(ColumnFill::column).toList()), notes);
  }

  /** Row number {@code index}, counted from the first below the header, is to be read. */
  private boolean wanted(long index) {
    return index % every == 0;
  }

  private final class FirstPass {
    final List<ColumnGuess> guesses = new ArrayList<>();
    final List<Integer> positions = new ArrayList<>();
    int rows;
    private final Path file;
    private final Set<String> absent;
    private final boolean mayHaveCommas;
    private List<String> names;
    private long firstLine;
    private long seen;

    FirstPass(Path file, Set<String> absent, boolean mayHaveCommas) {
      this.file = file;
      this.absent = absent;
      this.mayHaveCommas = mayHaveCommas;
    }

    void row(long line, CSVRecord row) {
      if (names == null) {
        names = names(file, row);
        firstLine = line;
        choose();
        if (header) {
          return;
        }
      }
      if (row.size() != names.size()) {
        String other = header ? "the header" : "line " + firstLine;
        String where = row.size() < names.size()
            ? "; column '" + names.get(row.size()) + "' is the first that is missing"
            : "; '" + row.get(names.size()) + "' is the first that is too many";
        throw new InputException(file + ", line " + line + ": it has " + row.size() + " cells, " + other + " has " + names.size() + where);
      }
      if (wanted(seen++)) {
        rows = Math.incrementExact(rows);
        for (int i = 0; i < guesses.size(); i++) {
          guesses.get(i).see(line, row.get(positions.get(i)));
        }
      }
    }

    private void choose() {
      for (String name : columns.isEmpty() ? names : columns) {
        positions.add(names.indexOf(name));
        guesses.add(new ColumnGuess(name, Optional.ofNullable(types.get(name)), absent, mayHaveCommas));
      }
    }

    List<String> end() {
      if (names == null) {
        throw new InputException(file + ": it is empty");
      }
      if (rows == 0) {
        throw new InputException(file + ": it names " + names.size() + " columns, and has no row below");
      }
      long bytes = guesses.stream().mapToLong(guess -> guess.bytes(rows)).sum();
      long room = (long) (SHARE * Runtime.getRuntime().maxMemory());
      if (bytes > room) {
        throw new InputException(
            String.format(
                Locale.ROOT,
                "%s: %,d rows of %,d columns take %.1f GB of memory, of which %.1f GB may go to a table; name the columns that are needed, read a"
                    + " part with"
                    + " every: %d, or give the program more memory",
                file, rows, guesses.size(), bytes / 1e9, room / 1e9, every * (bytes / room + 1)));
      }
      return guesses.stream().flatMap(guess -> guess.note(file.toString()).stream()).toList();
    }
  }

  private final class SecondPass {
    private final List<ColumnFill> fills;
    private final List<Integer> positions;
    private boolean below = !header;
    private long seen;

    SecondPass(List<ColumnFill> fills, List<Integer> positions) {
      this.fills = fills;
      this.positions = positions;
    }

    void row(long line, CSVRecord row) {
      if (below && wanted(seen++)) {
        for (int i = 0; i < fills.size(); i++) {
          fills.get(i).add(row.get(positions.get(i)));
        }
      }
      below = true;
    }
  }

  private List<String> names(Path file, CSVRecord first) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      String name = header ? first.get(i).strip() : "";
      names.add(name.isEmpty() ? "column" + (i + 1) : name);
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (!seen.add(names.get(i))) {
        throw new InputException(file + ", line 1: two columns are named '" + names.get(i) + "', the second is column " + (i + 1));
      }
    }
    known(file, "types", types.keySet(), names);
    known(file, "columns", columns, names);
    return names;
  }

  private static void known(Path file, String parameter, Iterable<String> wanted, List<String> names) {
    for (String name : wanted) {
      if (!names.contains(name)) {
        throw new InputException(file + ": " + parameter + " names a column '" + name + "' that is not there; " + Names.offer(name, names));
      }
    }
  }
}
