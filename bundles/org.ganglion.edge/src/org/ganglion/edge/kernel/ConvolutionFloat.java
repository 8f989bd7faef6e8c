package org.ganglion.edge.kernel;

import java.util.Arrays;
import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeValue;

/** A float32 convolution: each weight that is not zero adds its column to its filter's sums. */
final class ConvolutionFloat implements Step {
  private final float[] x;
  private final float[] y;
  private final int filters;
  private final Phases phases;
  private final Taps taps;
  private final ColumnSums columns;
  private final float[] padded;
  private final float[] sums;
  private final float[] bias;
  private final boolean relu;

  ConvolutionFloat(EdgeLayer layer, EdgeValue from, EdgeValue to, float[] x, float[] y) {
    this.x = x;
    this.y = y;
    filters = layer.weights.outputs;
    phases = new Phases(layer, from, to);
    padded = new float[phases.size];
    sums = new float[phases.count(phases.rowsAtATime)];
    float[] weights = layer.weights.values();
    taps = new Taps(filters, layer.weights.inputs, layer.attribute(10, 1), phases, k -> weights[k]);
    columns = new ColumnSums(taps, sums.length);
    bias = layer.bias() == null ? new float[filters] : layer.bias();
    relu = layer.relu;
  }

  @Override
  public void run() {
    phases.pad(x, padded);
    for (int row = 0; row < phases.height; row += phases.rowsAtATime) {
      int rows = Math.min(phases.rowsAtATime, phases.height - row);
      int count = phases.count(rows);
      columns.load(padded, row * phases.pitch, count);
      for (int filter = 0; filter < filters; filter++) {
        Arrays.fill(sums, 0, count, bias[filter]);
        columns.add(taps.first(filter), taps.first(filter + 1), sums);
        store(filter, row, rows);
      }
    }
  }

  private void store(int filter, int row, int rows) {
    int to = (filter * phases.height + row) * phases.width;
    for (int r = 0; r < rows; r++) {
      for (int k = r * phases.pitch; k < r * phases.pitch + phases.width; k++) {
        y[to++] = relu && !(sums[k] > 0) ? 0 : sums[k];
      }
    }
  }
}
