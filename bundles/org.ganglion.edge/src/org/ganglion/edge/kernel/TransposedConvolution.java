package org.ganglion.edge.kernel;

import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeValue;

/** A float32 transposed convolution: each number of the image adds its multiples of the kernel to the result. */
final class TransposedConvolution implements Step {
  private final EdgeValue image;
  private final EdgeValue result;
  private final int[] a;
  private final float[] x;
  private final float[] y;
  private final float[] weights;
  private final float[] bias;
  private final int channelsPerGroup;

  TransposedConvolution(EdgeLayer layer, EdgeValue image, EdgeValue result, float[] x, float[] y) {
    this.image = image;
    this.result = result;
    this.x = x;
    this.y = y;
    a = layer.attributes();
    weights = layer.weights.values();
    bias = layer.bias();
    channelsPerGroup = image.axis(0) / a[10];
  }

  @Override
  public void run() {
    int plane = result.axis(1) * result.axis(2);
    for (int filter = 0; filter < result.axis(0); filter++) {
      for (int k = filter * plane; k < (filter + 1) * plane; k++) {
        y[k] = bias == null ? 0 : bias[filter];
      }
      int group = filter / (result.axis(0) / a[10]);
      for (int c = 0; c < channelsPerGroup; c++) {
        for (int row = 0; row < image.axis(1); row++) {
          row(filter, c, group * channelsPerGroup + c, row);
        }
      }
    }
  }

  private void row(int filter, int c, int channel, int row) {
    int w = image.axis(2);
    for (int i = 0; i < a[0]; i++) {
      int toRow = row * a[2] - a[4] + i * a[8];
      for (int column = 0; column < w && toRow >= 0 && toRow < result.axis(1); column++) {
        float value = x[(channel * image.axis(1) + row) * w + column];
        for (int j = 0; value != 0 && j < a[1]; j++) {
          int toColumn = column * a[3] - a[6] + j * a[9];
          if (toColumn >= 0 && toColumn < result.axis(2)) {
            y[(filter * result.axis(1) + toRow) * result.axis(2) + toColumn] += value
                * weights[((filter * channelsPerGroup + c) * a[0] + i) * a[1] + j];
          }
        }
      }
    }
  }
}
