package org.ganglion.api.anomaly;

/** Samples of one width, read one by one: rows of a table, or windows that slide over a series without being copied out of it. */
public interface Samples {
  /** Number of samples. */
  int count();

  /** Values in a sample. */
  int width();

  /**
   * Reads a sample.
   *
   * @param into at least {@link #width()} values
   */
  void read(int index, double[] into);

  /** Rows of an array. */
  static Samples of(double[][] rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    return new Samples() {
      @Override
      public int count() {
        return rows.length;
      }

      @Override
      public int width() {
        return width;
      }

      @Override
      public void read(int index, double[] into) {
        System.arraycopy(rows[index], 0, into, 0, width);
      }
    };
  }
}
