package org.ganglion.anomaly.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Rows of a file that is far larger than memory, read one piece after the other. */
public interface RowSource extends AutoCloseable {
  /** Opens a file by its ending: {@code .npy}, else values separated by comma, semicolon or tab with a header line. */
  static RowSource open(Path file) throws IOException {
    return file.toString().endsWith(".npy") ? new NpySource(file) : new CsvSource(file);
  }

  /** Names of the columns of numbers. */
  List<String> names();

  /** Rows in all; −1 where only reading tells. */
  long rows();

  /** Notes for each column chosen which one it is: {@code place[chosen[i]] = i}. */
  static void place(int[] chosen, int[] place) {
    for (int i = 0; i < chosen.length; i++) {
      place[chosen[i]] = i;
    }
  }

  /** Chooses columns, by their positions in {@link #names}; before the first read. */
  void choose(int[] columns);

  /**
   * Reads the next rows; missing values are NaN.
   *
   * @param into column × row, filled from {@code at} on
   * @return rows read; less than {@code most} only at the end
   */
  int read(float[][] into, int at, int most) throws IOException;

  /** Where the next row begins, in bytes. */
  long position();

  /** Goes on at a position that {@link #position} gave, after {@code rows} rows. */
  void seek(long position, long rows) throws IOException;

  @Override
  void close() throws IOException;
}
