package org.ganglion.edge.kernel;

import java.nio.Buffer;
import java.nio.LongBuffer;
import org.ganglion.edge.format.PackedMatrix;

/**
 * Panels of eight outputs. The eight weights of one input are one {@code long}; two of them at a time, 32 bits apart, are multiplied by the input in
 * one
 * 64-bit product, and four such products sum up in registers. A sum's lower half borrows from its upper half where it is negative, which
 * {@link #unpack} gives back, so the sums are exact as long as they fit 32 bits. The weights have 128 added, so that no sign must be extended; what
 * that adds to every sum is taken off at the end.
 *
 * <p>Where a panel holds all of its inputs, those that are zero are left out.
 */
final class PanelProduct implements Int8Kernels.Product {
  private static final long PAIR = 0x000000ff000000ffL;

  /** Weights up to this many bytes are copied to the heap; more stay in the file, and a panel at a time is copied. */
  private static final int SMALL = 1 << 19;

  private final int[] starts;
  private final char[] columns;
  private final int inputs;
  private final long[] panels;
  private final LongBuffer mapped;
  private final int[] nonZero;
  private final long[] sums = new long[5];
  private final int outputs;

  PanelProduct(PackedMatrix matrix) {
    starts = matrix.starts;
    columns = matrix.columns;
    inputs = matrix.inputs;
    outputs = matrix.outputs;
    nonZero = columns == null ? new int[inputs] : null;
    LongBuffer values = matrix.values().asLongBuffer();
    int longest = 0;
    for (int row = 0; row < matrix.rows(); row++) {
      longest = Math.max(longest, starts[row + 1] - starts[row]);
    }
    boolean small = values.limit() * 8L <= SMALL;
    mapped = small ? null : values;
    panels = new long[small ? values.limit() : longest];
    if (small) {
      values.get(panels);
    }
  }

  @Override
  public void run(int[] x, int[] result) {
    int count = columns == null ? listNonZero(x) : 0;
    for (int row = 0; row < starts.length - 1; row++) {
      int at = starts[row];
      int length = starts[row + 1] - at;
      if (mapped != null) {
        ((Buffer) mapped).position(at);
        mapped.get(panels, 0, length);
      }
      int from = mapped == null ? at : 0;
      if (columns == null) {
        all(x, nonZero, count, panels, from, sums);
      } else {
        some(x, columns, at, length, panels, from, sums);
      }
      unpack(result, row * 8);
    }
  }

  private int listNonZero(int[] x) {
    int count = 0;
    for (int i = 0; i < inputs; i++) {
      nonZero[count] = i;
      count += x[i] != 0 ? 1 : 0;
    }
    return count;
  }

  private static void some(int[] x, char[] columns, int at, int length, long[] panels, int from, long[] sums) {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    long all = 0;
    for (int k = 0; k < length; k++) {
      long weights = panels[from + k];
      long input = x[columns[at + k]];
      a += input * (weights & PAIR);
      b += input * (weights >>> 8 & PAIR);
      c += input * (weights >>> 16 & PAIR);
      d += input * (weights >>> 24 & PAIR);
      all += input;
    }
    keep(sums, a, b, c, d, all);
  }

  private static void all(int[] x, int[] nonZero, int count, long[] panels, int from, long[] sums) {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    long all = 0;
    for (int k = 0; k < count; k++) {
      int column = nonZero[k];
      long weights = panels[from + column];
      long input = x[column];
      a += input * (weights & PAIR);
      b += input * (weights >>> 8 & PAIR);
      c += input * (weights >>> 16 & PAIR);
      d += input * (weights >>> 24 & PAIR);
      all += input;
    }
    keep(sums, a, b, c, d, all);
  }

  private static void keep(long[] sums, long a, long b, long c, long d, long all) {
    sums[0] = a;
    sums[1] = b;
    sums[2] = c;
    sums[3] = d;
    sums[4] = all;
  }

  private void unpack(int[] result, int first) {
    int shift = (int) sums[4] << 7;
    for (int k = 0; k < 4; k++) {
      int low = (int) sums[k];
      if (first + k < outputs) {
        result[first + k] = low - shift;
      }
      if (first + k + 4 < outputs) {
        result[first + k + 4] = (int) (sums[k] - low >> 32) - shift;
      }
    }
  }
}
