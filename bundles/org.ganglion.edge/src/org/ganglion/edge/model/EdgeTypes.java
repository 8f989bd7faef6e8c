package org.ganglion.edge.model;

import java.util.List;

/** Whether a layer's parts are all there, as long as they must be, and of the type of its inputs. */
final class EdgeTypes {
  private EdgeTypes() {}

  static void check(EdgeLayer layer, List<EdgeValue> values) {
    EdgeValue x = values.get(layer.inputs[0]);
    for (int input : layer.inputs) {
      EdgeShapes.require(values.get(input).isInt8() == x.isInt8(), layer, "joins int8 and float32");
    }
    boolean toInt8 = layer.quantisation != null;
    switch (layer.op) {
      case QUANTISE:
        EdgeShapes.require(!x.isInt8() && toInt8, layer, "leads from float32 to int8");
        break;
      case DEQUANTISE:
        EdgeShapes.require(x.isInt8() && !toInt8, layer, "leads from int8 to float32");
        break;
      case TABLE:
        EdgeShapes.require(x.isInt8() && toInt8 && layer.table != null
            && layer.table.length == 256, layer, "is a table of 256 int8 values for int8 ones");
        break;
      case DENSE:
      case CONVOLUTION:
        weighted(layer, x);
        break;
      case TRANSPOSED_CONVOLUTION:
        EdgeShapes.require(!x.isInt8(), layer, "is for float32");
        weighted(layer, x);
        break;
      case LSTM:
        lstm(layer, x);
        break;
      case FUNCTION:
        EdgeShapes.require(!x.isInt8() && !toInt8, layer, "is for float32");
        EdgeShapes.require(layer.attributes.length == 1 && layer.attributes[0] >= 0 && layer.attributes[0] < EdgeFunction.values().length, layer,
            "names no known function");
        break;
      case AFFINE:
        EdgeShapes.require(!x.isInt8() && !toInt8, layer, "is for float32");
        EdgeShapes.require(layer.factor != null && layer.bias != null
            && layer.factor.length == layer.bias.length, layer, "needs as many factors as offsets");
        break;
      case MULTIPLY:
        EdgeShapes.require(!x.isInt8() && !toInt8, layer, "is for float32");
        break;
      case ADD:
      case CONCATENATE:
        EdgeShapes.require(x.isInt8() == toInt8, layer, "does not change between int8 and float32");
        EdgeShapes.require(!toInt8 || layer.requantisation != null && layer.requantisation.length == layer.inputs.length, layer,
            "needs a factor for each int8 input");
        // the inputs of a sum are taken 16 bits to the left, which leaves 2⁷ for the factor
        for (int k = 0; toInt8 && k < layer.inputs.length; k++) {
          EdgeShapes.require(layer.requantisation[k].shift <= 6, layer, "adds inputs whose scales differ by more than a factor of 64");
        }
        break;
      default:
        EdgeShapes.require(x.isInt8() ? x.quantisation.equals(layer.quantisation) : !toInt8, layer, "keeps its input's type and scale");
    }
  }

  private static void weighted(EdgeLayer layer, EdgeValue x) {
    EdgeShapes.require(layer.weights != null, layer, "has no weights");
    int outputs = layer.weights.outputs;
    if (!x.isInt8()) {
      EdgeShapes.require(layer.quantisation == null && layer.steps == null && layer.requantisation == null, layer, "is int8 on a float32 input");
      EdgeShapes.require(layer.bias == null || layer.bias.length == outputs, layer, "needs one bias per output");
      return;
    }
    EdgeShapes.require(layer.weights.isInt8() && layer.bias == null, layer, "needs int8 weights and an int32 bias on an int8 input");
    EdgeShapes.require(layer.steps == null || layer.steps.length == outputs, layer, "needs one bias per output");
    EdgeShapes.require((layer.quantisation == null) == (layer.requantisation == null), layer, "needs factors for an int8 output, and only for that");
    EdgeShapes.require(layer.requantisation == null || layer.requantisation.length == outputs, layer, "needs one factor per output");
    // |x − zero point| ≤ 255 and |w| ≤ 128, and the bias takes half of the range at most
    EdgeShapes.require(layer.weights.inputs <= 1 << 15, layer, "sums " + layer.weights.inputs + " products; int32 holds 32768");
    for (int o = 0; layer.steps != null && o < outputs; o++) {
      EdgeShapes.require(layer.steps[o] > -(1 << 30) && layer.steps[o] < 1 << 30, layer, "has a bias of " + layer.steps[o] + ", beyond 2^30");
    }
  }

  private static void lstm(EdgeLayer layer, EdgeValue x) {
    EdgeShapes.require(!x.isInt8() && layer.quantisation == null, layer, "is for float32");
    EdgeShapes.require(layer.attributes.length == 2 && layer.attributes[0] > 0
        && layer.attributes[0] < 1 << 20, layer, "needs units and whether its state lasts");
    int units = layer.attributes[0];
    EdgeShapes.require(layer.weights != null && layer.recurrent != null && layer.weights.outputs == 4 * units && layer.recurrent.outputs == 4 * units
        && layer.recurrent.inputs == units
        && (layer.bias == null || layer.bias.length == 4 * units), layer, "needs weights for four gates of " + units + " units");
  }
}
