package org.ganglion.edge.kernel;

import org.ganglion.edge.model.EdgeFunction;
import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.edge.model.EdgeOp;
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
        return in.isInt8() ? convolution(model, to, values, kernels) : new ConvolutionFloat(layer, in, out, realX, realY);
      case TRANSPOSED_CONVOLUTION:
        return new TransposedConvolution(layer, in, out, realX, realY);
      case MAX_POOLING:
      case AVERAGE_POOLING:
      case GLOBAL_MAX_POOLING:
      case GLOBAL_AVERAGE_POOLING:
        return poolsItself(model, from) ? null : new Pooling(layer, in, out, values, from, to);
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

  private static boolean poolsItself(EdgeModel model, int value) {
    EdgeLayer layer = value == 0 ? null : model.layers.get(value - 1);
    return layer != null && layer.op == EdgeOp.CONVOLUTION && model.values.get(layer.input(0)).isInt8() && onlyPooling(model, value) > 0
        && new Phases(layer, model.values.get(layer.input(0)), model.values.get(value)).inOnePart();
  }

  private static ConvolutionInt8 convolution(EdgeModel model, int to, Values values, Int8Kernels kernels) {
    EdgeLayer layer = model.layers.get(to - 1);
    int from = layer.input(0);
    int pooling = onlyPooling(model, to);
    return new ConvolutionInt8(layer, model.values.get(from), model.values.get(to), values.int8(from), values.int8(to), values.float32(to), kernels,
        pooling == 0 ? null : model.layers.get(pooling - 1), pooling == 0 ? null : values.int8(pooling));
  }

  /** The value that is the largest of windows of an int8 value which nothing else needs; 0 where there is none. */
  private static int onlyPooling(EdgeModel model, int value) {
    int found = 0;
    int uses = model.outputs.containsValue(value) ? 1 : 0;
    for (int k = 0; k < model.layers.size(); k++) {
      EdgeLayer layer = model.layers.get(k);
      for (int input = 0; input < layer.inputs(); input++) {
        if (layer.input(input) == value) {
          uses++;
          found = layer.op == EdgeOp.MAX_POOLING && PooledSums.fits(layer) ? k + 1 : 0;
        }
      }
    }
    return uses == 1 && model.values.get(value).isInt8() ? found : 0;
  }
}
