package org.ganglion.edge.kernel;

import org.ganglion.edge.model.Weights;

/**
 * A float32 matrix times a vector. Inputs that are zero are left out; what is left is added four inputs at a time, so that the order of the sum, and
 * with it every bit, depends on the numbers alone. A matrix that is mostly zeros is gathered output by output instead.
 */
final class FloatProduct {
  private final int inputs;
  private final int outputs;
  private final float[][] rows;
  private final int[] starts;
  private final int[] columns;
  private final float[] values;
  private final float[] picked;
  private final int[] nonZero;

  FloatProduct(Weights weights) {
    inputs = weights.inputs;
    outputs = weights.outputs;
    float[] all = weights.values();
    int count = 0;
    for (float value : all) {
      count += value != 0 ? 1 : 0;
    }
    // gathering is about eight times slower by the weight than a vector loop
    boolean sparse = count < all.length / 8;
    starts = new int[outputs + 1];
    columns = new int[sparse ? count : 0];
    values = new float[sparse ? count : 0];
    rows = new float[sparse ? 0 : inputs][sparse ? 0 : outputs];
    picked = new float[inputs];
    nonZero = new int[inputs];
    int place = 0;
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        float value = all[o * inputs + i];
        if (!sparse) {
          rows[i][o] = value;
        } else if (value != 0) {
          columns[place] = i;
          values[place++] = value;
        }
      }
      starts[o + 1] = place;
    }
  }

  /** Adds the product to {@code sums}. */
  void run(float[] x, int at, float[] sums) {
    if (rows.length == 0) {
      gather(x, at, sums);
      return;
    }
    int count = 0;
    for (int i = 0; i < inputs; i++) {
      picked[count] = x[at + i];
      nonZero[count] = i;
      count += x[at + i] != 0 ? 1 : 0;
    }
    Axpy.all(sums, outputs, rows, picked, nonZero, 0, count);
  }

  private void gather(float[] x, int at, float[] sums) {
    for (int o = 0; o < outputs; o++) {
      float sum = 0;
      for (int k = starts[o]; k < starts[o + 1]; k++) {
        sum += values[k] * x[at + columns[k]];
      }
      sums[o] += sum;
    }
  }
}
