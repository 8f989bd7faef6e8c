package org.ganglion.edge.kernel;

import java.util.Arrays;
import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeValue;

/** A float32 convolution, as {@link ConvolutionInt8}. */
final class ConvolutionFloat implements Step {
  private final float[] x;
  private final float[] y;
  private final int filters;
  private final Columns columns;
  private final float[] padded;
  private final float[][] column;
  private final float[] sums;
  private final float[] weights;
  private final float[] bias;
  private final boolean relu;
  private final int[] four = new int[4];

  ConvolutionFloat(EdgeLayer layer, EdgeValue from, EdgeValue to, float[] x, float[] y) {
    this.x = x;
    this.y = y;
    filters = layer.weights.outputs;
    columns = new Columns(layer, from, to);
    padded = new float[columns.paddedSize];
    sums = new float[columns.rowsAtATime * columns.pitch];
    column = new float[columns.places][sums.length];
    weights = layer.weights.values();
    bias = layer.bias() == null ? new float[filters] : layer.bias();
    relu = layer.relu;
  }

  @Override
  public void run() {
    columns.pad(x, padded);
    int perGroup = filters / columns.groups;
    for (int group = 0; group < columns.groups; group++) {
      for (int row = 0; row < columns.height; row += columns.rowsAtATime) {
        int rows = Math.min(columns.rowsAtATime, columns.height - row);
        for (int k = 0; k < columns.places; k++) {
          columns.fill(padded, group, k, row, rows, column[k]);
        }
        for (int filter = group * perGroup; filter < (group + 1) * perGroup; filter++) {
          filter(filter, row, rows);
        }
      }
    }
  }

  private void filter(int filter, int row, int rows) {
    int count = columns.count(rows);
    Arrays.fill(sums, 0, count, bias[filter]);
    int first = filter * columns.places;
    int waiting = 0;
    for (int k = 0; k < columns.places; k++) {
      if (weights[first + k] != 0) {
        four[waiting++] = k;
        if (waiting == 4) {
          Axpy.four(sums, count, weights[first + four[0]], column[four[0]], weights[first + four[1]], column[four[1]], weights[first + four[2]],
              column[four[2]], weights[first + k], column[k]);
          waiting = 0;
        }
      }
    }
    for (int k = 0; k < waiting; k++) {
      Axpy.one(sums, count, weights[first + four[k]], column[four[k]]);
    }
    int to = (filter * columns.height + row) * columns.width;
    for (int r = 0; r < rows; r++) {
      for (int k = r * columns.pitch; k < r * columns.pitch + columns.width; k++) {
        y[to++] = relu && !(sums[k] > 0) ? 0 : sums[k];
      }
    }
  }
}
