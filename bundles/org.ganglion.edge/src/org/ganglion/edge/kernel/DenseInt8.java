package org.ganglion.edge.kernel;

import org.ganglion.edge.format.PackedMatrix;
import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeValue;

/** An int8 dense layer, along the last axis. */
final class DenseInt8 implements Step {
  private final byte[] x;
  private final byte[] y;
  private final float[] real;
  private final int inputs;
  private final int outputs;
  private final int zeroPoint;
  private final int[] centred;
  private final int[] sums;
  private final Int8Kernels.Product product;
  private final Accumulated accumulated;

  DenseInt8(EdgeLayer layer, EdgeValue from, byte[] x, byte[] y, float[] real, Int8Kernels kernels) {
    this.x = x;
    this.y = y;
    this.real = real;
    inputs = layer.weights.inputs;
    outputs = layer.weights.outputs;
    zeroPoint = from.quantisation.zeroPoint;
    centred = new int[inputs];
    sums = new int[outputs];
    product = kernels.product((PackedMatrix) layer.weights.stored);
    accumulated = new Accumulated(layer, from.quantisation);
  }

  @Override
  public void run() {
    if (x.length == inputs) {
      row(0, 0);
      return;
    }
    for (int at = 0, to = 0; at < x.length; at += inputs, to += outputs) {
      row(at, to);
    }
  }

  private void row(int at, int to) {
    for (int i = 0; i < inputs; i++) {
      centred[i] = x[at + i] - zeroPoint;
    }
    product.run(centred, sums);
    if (y != null) {
      accumulated.toInt8(sums, y, to);
    } else {
      accumulated.toFloat(sums, real, to);
    }
  }
}
