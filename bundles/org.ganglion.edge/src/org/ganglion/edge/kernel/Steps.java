package org.ganglion.edge.kernel;

import org.ganglion.edge.model.EdgeFunction;
import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.edge.model.EdgeValue;

/** Chooses the kernel of each layer. */
public final class Steps {
  private Steps() {}

  /** The step that computes value {@code to} of a model that was read from a package; null where there is nothing to compute. */
  public static Step of(EdgeModel model, int to, Values values, Int8Kernels kernels) {
    EdgeLayer layer = model.layers.get(to - 1);
    int from = layer.input(0);
    EdgeValue in = model.values.get(from);
    EdgeValue out = model.values.get(to);
    byte[] x = values.int8(from);
    byte[] y = values.int8(to);
    float[] realX = values.float32(from);
    float[] realY = values.float32(to);
    switch (layer.op) {
      case QUANTISE:
        return new Quantise(layer.quantisation, realX, y);
      case DEQUANTISE:
        return Functions.dequantise(in.quantisation.scale, in.quantisation.zeroPoint, x, realY);
      case DENSE:
        return in.isInt8() ? new DenseInt8(layer, in, x, y, realY, kernels) : new DenseFloat(layer, realX, realY);
      case CONVOLUTION:
        return in.isInt8() ? new ConvolutionInt8(layer, in, out, x, y, realY) : new ConvolutionFloat(layer, in, out, realX, realY);
      case TRANSPOSED_CONVOLUTION:
        return new TransposedConvolution(layer, in, out, realX, realY);
      case MAX_POOLING:
      case AVERAGE_POOLING:
      case GLOBAL_MAX_POOLING:
      case GLOBAL_AVERAGE_POOLING:
        return new Pooling(layer, in, out, values, from, to);
      case FUNCTION:
        return Functions.of(EdgeFunction.values()[layer.attribute(0, 0)], layer.slope, in.axis(-1), realX, realY);
      case TABLE:
        return Functions.table(layer.table(), x, y);
      case ADD:
      case MULTIPLY:
      case CONCATENATE:
        return Joins.of(model, layer, values, to);
      case LSTM:
        return new Lstm(layer, realX, realY);
      case UPSAMPLING:
      case PADDING:
        return Spreads.of(layer, in, out, values, to);
      case AFFINE:
        return Functions.affine(layer, in.rank() == 3 ? in.axis(1) * in.axis(2) : 1, realX, realY);
      default:
        return null;
    }
  }
}
