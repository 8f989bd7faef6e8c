package org.ganglion.edge.format;

/** How a matrix says which of its blocks it holds. The place in this list is its code. */
enum IndexCode {
  /** It holds all; the index is empty. */
  ALL,
  /** A bit per block, rows padded to whole bytes, the first block in the lowest bit. */
  BITMAP,
  /** Per row the number of its blocks, then for each how many are left out before it; 255 means 255 and what the next byte says. */
  GAPS;

  /** The index of a matrix given as held[row][block]. */
  byte[] encode(boolean[][] held) {
    ByteSink sink = new ByteSink();
    for (boolean[] row : held) {
      if (this == BITMAP) {
        bitmap(row, sink);
      } else if (this == GAPS) {
        gaps(row, sink);
      }
    }
    return sink.toBytes();
  }

  private static void bitmap(boolean[] row, ByteSink sink) {
    for (int block = 0; block < row.length; block += 8) {
      int bits = 0;
      for (int k = 0; k < 8 && block + k < row.length; k++) {
        bits |= row[block + k] ? 1 << k : 0;
      }
      sink.u8(bits);
    }
  }

  private static void gaps(boolean[] row, ByteSink sink) {
    int count = 0;
    for (boolean block : row) {
      count += block ? 1 : 0;
    }
    number(count, sink);
    int gap = 0;
    for (boolean block : row) {
      if (block) {
        number(gap, sink);
        gap = 0;
      } else {
        gap++;
      }
    }
  }

  private static void number(int value, ByteSink sink) {
    int rest = value;
    for (; rest >= 255; rest -= 255) {
      sink.u8(255);
    }
    sink.u8(rest);
  }

  /**
   * Reads an index and hands each held block to {@code visitor}, row after row.
   *
   * @throws BadPackageException when it does not say of exactly this many rows and columns
   */
  void decode(ByteSource index, int rows, int columns, Visitor visitor) throws BadPackageException {
    for (int row = 0; row < rows; row++) {
      if (this == ALL) {
        for (int column = 0; column < columns; column++) {
          visitor.held(row, column);
        }
      } else if (this == BITMAP) {
        readBitmap(index, row, columns, visitor);
      } else {
        readGaps(index, row, columns, visitor);
      }
    }
    index.end();
  }

  /** Takes the places of held blocks. */
  interface Visitor {
    void held(int row, int column) throws BadPackageException;
  }

  private static void readBitmap(ByteSource index, int row, int columns, Visitor visitor) throws BadPackageException {
    for (int column = 0; column < columns; column += 8) {
      int bits = index.u8();
      for (int k = 0; k < 8; k++) {
        if ((bits >> k & 1) != 0) {
          index.require(column + k < columns, "has a bit beyond its last block");
          visitor.held(row, column + k);
        }
      }
    }
  }

  private static void readGaps(ByteSource index, int row, int columns, Visitor visitor) throws BadPackageException {
    int count = readNumber(index, columns);
    int column = -1;
    for (int k = 0; k < count; k++) {
      column += 1 + readNumber(index, columns);
      index.require(column < columns, "has a gap that leads beyond its last block");
      visitor.held(row, column);
    }
  }

  private static int readNumber(ByteSource index, int largest) throws BadPackageException {
    int number = 0;
    int part;
    do {
      part = index.u8();
      number += part;
      index.require(number <= largest, "has a number larger than its row is long");
    } while (part == 255);
    return number;
  }
}
