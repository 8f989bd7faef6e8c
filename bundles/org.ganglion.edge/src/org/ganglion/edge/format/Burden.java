package org.ganglion.edge.format;

import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeOp;
import org.ganglion.edge.model.EdgeValue;

/** What running a layer takes, so that a small file cannot ask for more memory or time than is sensible. */
final class Burden {
  private Burden() {}

  /** Numbers that are kept in memory: the layer's values, margins and columns of a convolution, and weights where they are unpacked. */
  static long numbers(EdgeLayer layer, EdgeValue in, EdgeValue out) {
    long numbers = out.size();
    boolean convolution = layer.op == EdgeOp.CONVOLUTION;
    if (convolution) {
      long height = in.axis(1) + layer.attribute(4, 0) + layer.attribute(5, 0);
      long width = in.axis(2) + layer.attribute(6, 0) + layer.attribute(7, 0);
      numbers += in.axis(0) * height * width + layer.weights.inputs * (width + out.axis(2)) + out.axis(1) * width;
    }
    boolean packed = layer.op == EdgeOp.DENSE && in.isInt8();
    if (layer.weights != null && !packed) {
      numbers += 2 * unpacked(layer);
    }
    return numbers;
  }

  /** Steps of computing, roughly. */
  static long work(EdgeLayer layer, EdgeValue in, EdgeValue out) {
    long work = in.size() + (long) out.size();
    if (layer.weights != null) {
      long positions = layer.op == EdgeOp.CONVOLUTION ? (long) out.axis(1) * out.axis(2)
          : layer.op == EdgeOp.TRANSPOSED_CONVOLUTION ? (long) in.axis(1) * in.axis(2) : in.size() / in.axis(-1);
      work += positions * unpacked(layer);
    } else if (layer.op == EdgeOp.MAX_POOLING || layer.op == EdgeOp.AVERAGE_POOLING) {
      work += out.size() * (long) layer.attribute(0, 1) * layer.attribute(1, 1);
    }
    return work;
  }

  private static long unpacked(EdgeLayer layer) {
    return (long) layer.weights.outputs * layer.weights.inputs
        + (layer.recurrent == null ? 0 : (long) layer.recurrent.outputs * layer.recurrent.inputs);
  }
}
