package org.ganglion.edge.kernel;

import org.ganglion.edge.model.EdgeLayer;

/** A float32 dense layer, along the last axis. */
final class DenseFloat implements Step {
  private final float[] x;
  private final float[] y;
  private final FloatProduct product;
  private final float[] bias;
  private final float[] sums;
  private final int inputs;
  private final boolean relu;

  DenseFloat(EdgeLayer layer, float[] x, float[] y) {
    this.x = x;
    this.y = y;
    product = new FloatProduct(layer.weights);
    inputs = layer.weights.inputs;
    sums = new float[layer.weights.outputs];
    bias = layer.bias() == null ? new float[sums.length] : layer.bias();
    relu = layer.relu;
  }

  @Override
  public void run() {
    for (int at = 0, to = 0; at < x.length; at += inputs, to += sums.length) {
      System.arraycopy(bias, 0, sums, 0, sums.length);
      product.run(x, at, sums);
      for (int o = 0; relu && o < sums.length; o++) {
        sums[o] = sums[o] > 0 ? sums[o] : 0;
      }
      System.arraycopy(sums, 0, y, to, sums.length);
    }
  }
}
