package org.ganglion.edge.kernel;

import java.util.Arrays;
import org.ganglion.edge.format.PackedMatrix;
import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeValue;

/** An int8 convolution: each weight that is not zero adds its column to its filter's sums, four at a time. */
final class ConvolutionInt8 implements Step {
  private final byte[] x;
  private final byte[] y;
  private final float[] real;
  private final int zeroPoint;
  private final int filters;
  private final Columns columns;
  private final int[] padded;
  private final int[][] column;
  private final boolean[][] used;
  private final int[] sums;
  private final int[] starts;
  private final int[] places;
  private final int[] weights;
  private final Accumulated accumulated;
  private final PooledSums pool;

  /** @param pooled the layer that takes the largest of windows of what this one gives, and nobody else does; or null */
  ConvolutionInt8(EdgeLayer layer, EdgeValue from, EdgeValue to, byte[] x, byte[] y, float[] real, EdgeLayer pooled, byte[] pooledY) {
    this.x = x;
    this.y = y;
    this.real = real;
    zeroPoint = from.quantisation.zeroPoint;
    filters = layer.weights.outputs;
    columns = new Columns(layer, from, to);
    padded = new int[columns.paddedSize];
    sums = new int[columns.rowsAtATime * columns.pitch];
    PackedMatrix matrix = (PackedMatrix) layer.weights.stored;
    starts = new int[filters + 1];
    used = new boolean[columns.groups][columns.places];
    byte[] steps = matrix.steps();
    int[] place = new int[steps.length];
    int[] weight = new int[steps.length];
    int count = 0;
    for (int filter = 0; filter < filters; filter++) {
      for (int k = 0; k < columns.places; k++) {
        if (steps[filter * columns.places + k] != 0) {
          place[count] = k;
          weight[count++] = steps[filter * columns.places + k];
          used[group(filter)][k] = true;
        }
      }
      starts[filter + 1] = count;
    }
    places = Arrays.copyOf(place, count);
    weights = Arrays.copyOf(weight, count);
    column = new int[columns.places][sums.length];
    accumulated = new Accumulated(layer, from.quantisation);
    pool = pooled != null && columns.inOnePart() ? new PooledSums(pooled, columns, accumulated, pooledY) : null;
  }

  @Override
  public void run() {
    columns.pad(x, zeroPoint, padded);
    for (int group = 0; group < columns.groups; group++) {
      for (int row = 0; row < columns.height; row += columns.rowsAtATime) {
        int rows = Math.min(columns.rowsAtATime, columns.height - row);
        for (int k = 0; k < columns.places; k++) {
          if (used[group][k]) {
            columns.fill(padded, group, k, row, rows, column[k]);
          }
        }
        int perGroup = filters / columns.groups;
        for (int filter = group * perGroup; filter < (group + 1) * perGroup; filter++) {
          filter(filter, row, rows);
        }
      }
    }
  }

  private void filter(int filter, int row, int rows) {
    int count = columns.count(rows);
    Arrays.fill(sums, 0, count, accumulated.bias(filter));
    int k = starts[filter];
    int end = starts[filter + 1];
    for (; k + 4 <= end; k += 4) {
      Axpy.four(sums, count, weights[k], column[places[k]], weights[k + 1], column[places[k + 1]], weights[k + 2], column[places[k + 2]],
          weights[k + 3], column[places[k + 3]]);
    }
    for (; k < end; k++) {
      Axpy.one(sums, count, weights[k], column[places[k]]);
    }
    if (pool != null) {
      pool.store(filter, sums);
      return;
    }
    for (int r = 0; r < rows; r++) {
      int at = (filter * columns.height + row + r) * columns.width;
      if (y != null) {
        accumulated.toInt8(filter, sums, r * columns.pitch, columns.width, y, at);
      } else {
        accumulated.toFloat(filter, sums, r * columns.pitch, columns.width, real, at);
      }
    }
  }

  private int group(int filter) {
    return filter / (filters / columns.groups);
  }
}
