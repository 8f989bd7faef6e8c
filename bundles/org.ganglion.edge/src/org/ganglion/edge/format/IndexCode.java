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
}
