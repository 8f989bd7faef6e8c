package org.ganglion.edge.kernel;

import org.ganglion.edge.format.PackedMatrix;

/** Single weights, scattered: each output gathers its inputs. */
final class RowProduct implements Int8Kernels.Product {
  private final int[] starts;
  private final char[] columns;
  private final byte[] weights;

  RowProduct(PackedMatrix matrix) {
    starts = matrix.starts;
    columns = matrix.columns != null ? matrix.columns : every(matrix);
    weights = new byte[columns.length];
    matrix.values().get(weights);
    for (int k = 0; k < weights.length; k++) {
      weights[k] = (byte) (weights[k] - 128);
    }
  }

  private static char[] every(PackedMatrix matrix) {
    char[] columns = new char[matrix.starts[matrix.rows()]];
    for (int k = 0; k < columns.length; k++) {
      columns[k] = (char) (k % matrix.inputs);
    }
    return columns;
  }

  @Override
  public void run(int[] x, int[] sums) {
    for (int row = 0; row < starts.length - 1; row++) {
      sums[row] = gather(x, columns, weights, starts[row], starts[row + 1]);
    }
  }

  private static int gather(int[] x, char[] columns, byte[] weights, int from, int to) {
    int sum = 0;
    for (int k = from; k < to; k++) {
      sum += x[columns[k]] * weights[k];
    }
    return sum;
  }
}
