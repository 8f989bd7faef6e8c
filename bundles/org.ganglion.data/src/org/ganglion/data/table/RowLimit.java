package org.ganglion.data.table;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Refuses a row that goes on for too long: behind a quotation mark that nobody closed all of a large file would be one cell, in memory. */
final class RowLimit extends FilterReader {
  private static final int MOST_CHARACTERS = 1 << 24;

  private long since;

  RowLimit(Reader in) {
    super(in);
  }

  void rowEnds() {
    since = 0;
  }

  @Override
  public int read() throws IOException {
    int character = super.read();
    count(1);
    return character;
  }

  @Override
  public int read(char[] into, int at, int length) throws IOException {
    int read = super.read(into, at, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int characters) throws IOException {
    since += characters;
    if (since > MOST_CHARACTERS) {
      throw new IOException("a row has more than " + (MOST_CHARACTERS >> 20) + " million characters; is a quotation mark not closed?");
    }
  }
}
