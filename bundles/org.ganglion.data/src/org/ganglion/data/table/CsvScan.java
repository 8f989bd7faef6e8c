package org.ganglion.data.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.ganglion.api.operator.InputException;

/** Passes over the rows of a CSV file, one at a time. */
record CsvScan(Path file, char separator) {
  /** What is done with a row. */
  interface RowReader {
    /** @param line where the row begins, as an editor counts */
    void row(long line, CSVRecord row);
  }

  /** A scan with the given separator, or the one that the first line shows. */
  static CsvScan of(Path file, Optional<String> separator) throws IOException {
    try (BufferedReader reader = TextFile.open(file)) {
      return new CsvScan(file, separator.isPresent() ? Separator.given(separator.get()) : Separator.of(reader));
    } catch (CharacterCodingException e) {
      throw TextFile.notText(file);
    }
  }

  /**
   * Shows every row that is not empty, the first included.
   *
   * @throws InputException when the file is no CSV in UTF-8, with the line after which it ceases to be one
   */
  void each(RowReader reader) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(true).get();
    long last = 0;
    try (RowLimit limit = new RowLimit(TextFile.open(file)); CSVParser parser = CSVParser.parse(limit, format)) {
      long line = 1;
      for (CSVRecord row : parser) {
        limit.rowEnds();
        reader.row(line, row);
        last = line;
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException | IOException e) {
      Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
      if (cause instanceof CharacterCodingException) {
        throw TextFile.notText(file);
      }
      String sentence = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
      throw new InputException(file + (last == 0 ? "" : ", after line " + last) + ": it is no CSV: " + sentence, e);
    }
  }
}
