package org.ganglion.edge.model;

import java.util.List;

/** Shape and type of what a layer gives; refuses layers that do not fit their inputs. A reader trusts nothing else about shapes. */
final class EdgeShapes {
  /** Numbers in one value: 64 MiB of float32. */
  private static final long LARGEST = 1 << 24;

  private EdgeShapes() {}

  static EdgeValue of(EdgeLayer layer, List<EdgeValue> values) {
    require(layer.inputs.length > 0, layer, "has no input");
    EdgeValue x = values.get(layer.inputs[0]);
    boolean several = layer.op == EdgeOp.ADD || layer.op == EdgeOp.MULTIPLY || layer.op == EdgeOp.CONCATENATE;
    require(several == layer.inputs.length > 1, layer, several ? "needs two or more inputs" : "takes one input");
    EdgeTypes.check(layer, values);
    return new EdgeValue(checked(layer.name, shape(layer, x, values)), layer.quantisation);
  }

  static int[] checked(String name, int[] shape) {
    long size = 1;
    for (int axis : shape) {
      size = axis < 1 || size > LARGEST ? LARGEST + 1 : size * axis;
    }
    if (shape.length < 1 || shape.length > 4 || size > LARGEST) {
      throw new IllegalArgumentException("'" + name + "' is of 1 to 4 axes from 1 on and at most " + LARGEST + " numbers, unlike "
          + java.util.Arrays.toString(java.util.Arrays.copyOf(shape, Math.min(5, shape.length))));
    }
    return shape;
  }

  static void checkDecision(Decision decision, EdgeValue input, EdgeValue output) {
    if (decision.kind == Decision.Kind.THRESHOLD && (decision.index < 0 || decision.index >= output.size())) {
      throw new IllegalArgumentException("the threshold looks at number " + decision.index + " of an output of " + output.size());
    }
    if (decision.kind == Decision.Kind.RECONSTRUCTION_ERROR && input.size() != output.size()) {
      throw new IllegalArgumentException("an output of " + output.size() + " numbers is no reconstruction of an input of " + input.size());
    }
    if (decision.kind != Decision.Kind.NONE && output.isInt8()) {
      throw new IllegalArgumentException("an output that is decided upon is float32");
    }
  }

  private static int[] shape(EdgeLayer layer, EdgeValue x, List<EdgeValue> values) {
    switch (layer.op) {
      case DENSE: {
        require(layer.weights.inputs == x.axis(-1), layer, "has weights for " + layer.weights.inputs + " inputs, but takes " + x);
        int[] shape = x.shape();
        shape[shape.length - 1] = layer.weights.outputs;
        return shape;
      }
      case LSTM:
        require(x.rank() == 2 && layer.weights.inputs == x.axis(1), layer, "has weights for " + layer.weights.inputs + " features, but takes " + x);
        return new int[] {x.axis(0), layer.attributes[0]};
      case CONVOLUTION:
      case TRANSPOSED_CONVOLUTION:
      case MAX_POOLING:
      case AVERAGE_POOLING:
      case UPSAMPLING:
      case PADDING:
      case GLOBAL_MAX_POOLING:
      case GLOBAL_AVERAGE_POOLING:
        require(x.rank() == 3, layer, "takes an image, not " + x);
        return ImageShapes.of(layer, x);
      case RESHAPE: {
        int[] shape = layer.attributes.clone();
        require(new EdgeValue(checked(layer.name, shape), null).size() == x.size(), layer, "does not reshape " + x + " to as many numbers");
        return shape;
      }
      case CONCATENATE: {
        int axis = layer.attribute(0, -1);
        require(layer.attributes.length == 1 && axis >= 0 && axis < x.rank(), layer, "joins along axis " + axis + " of " + x);
        int[] shape = x.shape();
        for (int k = 1; k < layer.inputs.length; k++) {
          EdgeValue y = values.get(layer.inputs[k]);
          require(y.rank() == x.rank(), layer, "joins " + x + " and " + y);
          for (int a = 0; a < shape.length; a++) {
            require(a == axis || y.axis(a) == shape[a], layer, "joins " + x + " and " + y);
          }
          shape[axis] = (int) Math.min(LARGEST + 1, (long) shape[axis] + y.axis(axis));
        }
        return shape;
      }
      case ADD:
      case MULTIPLY:
        for (int input : layer.inputs) {
          require(java.util.Arrays.equals(values.get(input).shape(), x.shape()), layer, "joins " + x + " and " + values.get(input));
        }
        return x.shape();
      case AFFINE:
        require(layer.factor.length == (x.rank() == 3 ? x.axis(0) : x.axis(-1)), layer, "has " + layer.factor.length + " factors for " + x);
        return x.shape();
      default:
        return x.shape();
    }
  }

  static void require(boolean fits, EdgeLayer layer, String otherwise) {
    if (!fits) {
      throw new IllegalArgumentException("layer '" + layer.name + "' (" + layer.op + ") " + otherwise);
    }
  }
}
