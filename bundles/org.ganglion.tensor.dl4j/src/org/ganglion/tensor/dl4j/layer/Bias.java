package org.ganglion.tensor.dl4j.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.ganglion.api.network.Parameter;
import org.ganglion.tensor.dl4j.memory.Weights;

/** The bias of a layer: spread over the output before a product is added to it, its gradient summed over the batch in double. */
final class Bias {
  private final Weights weights;
  private final int offset;
  private final int spread;
  private final float[] values;
  private final double[] sums;
  private final float[] row;

  /** A bias whose every value reaches {@code spread} neighbouring outputs: 1 for vectors, the cells of an image for channels. */
  Bias(Weights weights, Parameter block, int spread) {
    this.weights = weights;
    this.offset = Math.toIntExact(block.offset());
    this.spread = spread;
    this.values = new float[block.size()];
    this.sums = new double[values.length];
    this.row = new float[values.length * spread];
  }

  /** Sets each of {@code rows} rows to the bias. */
  void fill(FloatBuffer output, int rows) {
    weights.parameters().floats().get(offset, values);
    for (int i = 0; i < values.length; i++) {
      Arrays.fill(row, i * spread, (i + 1) * spread, values[i]);
    }
    for (int r = 0; r < rows; r++) {
      output.put(r * row.length, row);
    }
  }

  /** Adds the column sums of the output's gradient to the bias's. */
  void backward(FloatBuffer outputGradient, int rows) {
    Arrays.fill(sums, 0);
    for (int r = 0; r < rows; r++) {
      outputGradient.get(r * row.length, row);
      for (int i = 0, at = 0; i < values.length; i++) {
        double sum = 0;
        for (int s = 0; s < spread; s++) {
          sum += row[at++];
        }
        sums[i] += sum;
      }
    }
    FloatBuffer gradients = weights.gradients().floats();
    gradients.get(offset, values);
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) sums[i];
    }
    gradients.put(offset, values);
  }
}
