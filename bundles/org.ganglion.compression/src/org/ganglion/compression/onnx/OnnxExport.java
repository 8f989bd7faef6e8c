package org.ganglion.compression.onnx;

import static org.ganglion.compression.onnx.OnnxWriter.attribute;

import java.util.Arrays;
import org.ganglion.edge.model.EdgeFunction;
import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.edge.model.EdgeValue;
import org.ganglion.edge.model.Quantisation;
import org.ganglion.edge.model.Weights;

/**
 * Writes a model for devices as ONNX, operator set 13. What is int8 stands between QuantizeLinear and DequantizeLinear (the form called QDQ), which
 * ONNX Runtime and others fuse into whole-number kernels; the rest is plain float32. The batch axis is free.
 */
public final class OnnxExport {
  private final EdgeModel model;
  private final OnnxWriter out = new OnnxWriter();
  private final String[] values;

  private OnnxExport(EdgeModel model) {
    this.model = model;
    this.values = new String[model.values.size()];
  }

  /** The bytes of an ONNX file. */
  public static byte[] write(EdgeModel model) {
    return new OnnxExport(model).bytes();
  }

  private byte[] bytes() {
    values[0] = "input";
    out.input("input", model.input().shape());
    for (int l = 0; l < model.layers.size(); l++) {
      values[l + 1] = layer(model.layers.get(l), model.values.get(l + 1));
    }
    model.outputs.forEach((name, value) -> {
      out.node("Identity", new String[] {values[value]}, new String[] {name});
      out.output(name, model.values.get(value).shape());
    });
    return out.model(model.name);
  }

  private EdgeValue value(EdgeLayer layer) {
    return model.values.get(layer.input(0));
  }

  private String layer(EdgeLayer layer, EdgeValue given) {
    String x = values[layer.input(0)];
    String name = layer.name;
    return switch (layer.op) {
      case QUANTISE -> steps(name, x, layer.quantisation);
      case DEQUANTISE -> x;
      case DENSE -> steps(name, relu(layer, dense(layer, x)), layer.quantisation);
      case CONVOLUTION -> steps(name, relu(layer, convolution(layer, x)), layer.quantisation);
      case TRANSPOSED_CONVOLUTION -> transposed(layer, x);
      case MAX_POOLING -> node("MaxPool", name, x, attribute("kernel_shape", at(layer, 0, 1)), attribute("strides", at(layer, 2, 3)), pads(layer));
      case AVERAGE_POOLING ->
          steps(name, node("AveragePool", name, x, attribute("kernel_shape", at(layer, 0, 1)), attribute("strides", at(layer, 2, 3)),
          pads(layer), attribute("count_include_pad", layer.attribute(8, 0))), layer.quantisation);
      case GLOBAL_MAX_POOLING -> node("Flatten", name, node("GlobalMaxPool", name, x));
      case GLOBAL_AVERAGE_POOLING -> steps(name, node("Flatten", name, node("GlobalAveragePool", name, x)), layer.quantisation);
      case FUNCTION -> function(name, x, EdgeFunction.values()[layer.attribute(0, 0)], layer.slope);
      case TABLE -> table(layer, x);
      case ADD -> steps(name, out.node("Sum", name, inputs(layer)), layer.quantisation);
      case MULTIPLY -> product(layer);
      case CONCATENATE -> steps(name, out.node("Concat", name, inputs(layer), attribute("axis", layer.attribute(0, 0) + 1)), layer.quantisation);
      case RESHAPE -> out.node("Reshape", name, new String[] {x, out.longs(name + "_shape", prepended(given.shape()))});
      case LSTM -> lstm(layer, x);
      case UPSAMPLING -> out.node("Resize", name,
          new String[] {x, "", out.floats(name + "_scales", new float[] {1, 1, layer.attribute(0, 1), layer.attribute(1, 1)}, 4)},
          attribute("mode", "nearest"), attribute("coordinate_transformation_mode", "asymmetric"), attribute("nearest_mode", "floor"));
      case PADDING -> out.node("Pad", name, new String[] {x, out.longs(name + "_pads", 0, 0, layer.attribute(0, 0), layer.attribute(2, 0), 0, 0,
          layer.attribute(1, 0), layer.attribute(3, 0))});
      case AFFINE -> affine(layer, x, given);
    };
  }

  private String node(String operator, String stem, String input, OnnxWriter.Attribute... attributes) {
    return out.node(operator, stem, new String[] {input}, attributes);
  }

  private String[] inputs(EdgeLayer layer) {
    String[] names = new String[layer.inputs()];
    Arrays.setAll(names, i -> values[layer.input(i)]);
    return names;
  }

  private static long[] prepended(int[] shape) {
    long[] longer = new long[shape.length + 1];
    for (int a = 0; a < shape.length; a++) {
      longer[a + 1] = shape[a];
    }
    return longer;
  }

  private static int[] at(EdgeLayer layer, int... places) {
    return Arrays.stream(places).map(place -> layer.attribute(place, 0)).toArray();
  }

  /** Ours are top, bottom, left, right; theirs are the begins of all axes, then the ends. */
  private static OnnxWriter.Attribute pads(EdgeLayer layer) {
    return attribute("pads", at(layer, 4, 6, 5, 7));
  }

  /** A float32 value made to lie on the steps of a quantisation; as it is without one. */
  private String steps(String name, String x, Quantisation quantisation) {
    if (quantisation == null) {
      return x;
    }
    String scale = out.floats(name + "_scale", new float[] {(float) quantisation.scale});
    String zero = out.bytes(name + "_zero", new byte[] {(byte) quantisation.zeroPoint});
    String whole = out.node("QuantizeLinear", name + "_int8", new String[] {x, scale, zero});
    return out.node("DequantizeLinear", name, new String[] {whole, scale, zero});
  }

  private String relu(EdgeLayer layer, String x) {
    return layer.relu ? node("Relu", layer.name, x) : x;
  }

  private String weights(EdgeLayer layer, Weights weights, int... shape) {
    if (!weights.isInt8()) {
      return out.floats(layer.name + "_weight", weights.values(), shape);
    }
    String whole = out.bytes(layer.name + "_weight", weights.steps(), shape);
    String scale = out.floats(layer.name + "_weight_scale", floats(weights.scales(), 1), weights.outputs);
    String zero = out.bytes(layer.name + "_weight_zero", new byte[weights.outputs], weights.outputs);
    return out.node("DequantizeLinear", layer.name + "_weight_real", new String[] {whole, scale, zero}, attribute("axis", 0));
  }

  private static float[] floats(double[] values, double factor) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) (values[i] * factor);
    }
    return floats;
  }

  private String bias(EdgeLayer layer) {
    if (layer.steps() == null) {
      return layer.bias() == null ? "" : out.floats(layer.name + "_bias", layer.bias(), layer.weights.outputs);
    }
    int outputs = layer.weights.outputs;
    String whole = out.ints(layer.name + "_bias", layer.steps(), outputs);
    String scale = out.floats(layer.name + "_bias_scale", floats(layer.weights.scales(), value(layer).quantisation.scale), outputs);
    String zero = out.ints(layer.name + "_bias_zero", new int[outputs], outputs);
    return out.node("DequantizeLinear", layer.name + "_bias_real", new String[] {whole, scale, zero}, attribute("axis", 0));
  }

  private String dense(EdgeLayer layer, String x) {
    String weight = weights(layer, layer.weights, layer.weights.outputs, layer.weights.inputs);
    String bias = bias(layer);
    if (value(layer).shape().length == 1) {
      String[] inputs = bias.isEmpty() ? new String[] {x, weight} : new String[] {x, weight, bias};
      return out.node("Gemm", layer.name, inputs, attribute("transB", 1));
    }
    String turned = node("Transpose", layer.name + "_turned", weight, attribute("perm", new int[] {1, 0}));
    String product = out.node("MatMul", layer.name, new String[] {x, turned});
    return bias.isEmpty() ? product : out.node("Add", layer.name, new String[] {product, bias});
  }

  private String convolution(EdgeLayer layer, String x) {
    int area = layer.attribute(0, 1) * layer.attribute(1, 1);
    String weight = weights(layer, layer.weights, layer.weights.outputs, layer.weights.inputs / area, layer.attribute(0, 1), layer.attribute(1, 1));
    String bias = bias(layer);
    String[] inputs = bias.isEmpty() ? new String[] {x, weight} : new String[] {x, weight, bias};
    return out.node("Conv", layer.name, inputs, attribute("kernel_shape", at(layer, 0, 1)), attribute("strides", at(layer, 2, 3)), pads(layer),
        attribute("dilations", at(layer, 8, 9)), attribute("group", layer.attribute(10, 1)));
  }

  private String transposed(EdgeLayer layer, String x) {
    int groups = layer.attribute(10, 1);
    int area = layer.attribute(0, 1) * layer.attribute(1, 1);
    int channels = layer.weights.inputs / area;
    int filters = layer.weights.outputs / groups;
    float[] ours = layer.weights.values();
    float[] theirs = new float[ours.length];
    for (int g = 0; g < groups; g++) {
      for (int o = 0; o < filters; o++) {
        for (int i = 0; i < channels; i++) {
          System.arraycopy(ours, ((g * filters + o) * channels + i) * area, theirs, ((g * channels + i) * filters + o) * area, area);
        }
      }
    }
    String weight = out.floats(layer.name + "_weight", theirs, channels * groups, filters, layer.attribute(0, 1), layer.attribute(1, 1));
    String bias = bias(layer);
    String[] inputs = bias.isEmpty() ? new String[] {x, weight} : new String[] {x, weight, bias};
    return out.node("ConvTranspose", layer.name, inputs, attribute("kernel_shape", at(layer, 0, 1)), attribute("strides", at(layer, 2, 3)),
        pads(layer),
        attribute("dilations", at(layer, 8, 9)), attribute("group", groups), attribute("output_padding", at(layer, 11, 12)));
  }

  /** Which function a table holds is not written in it: the entries themselves are looked up. */
  private String table(EdgeLayer layer, String x) {
    Quantisation from = value(layer).quantisation;
    float[] entries = new float[256];
    for (int q = -128; q < 128; q++) {
      entries[q + 128] = layer.quantisation.dequantise(layer.table()[q + 128]);
    }
    String scale = out.floats(layer.name + "_from", new float[] {1 / (float) from.scale});
    String place = out.node("Mul", layer.name + "_place", new String[] {x, scale});
    String shift = out.floats(layer.name + "_shift", new float[] {from.zeroPoint + 128});
    String rounded = node("Round", layer.name + "_round", out.node("Add", layer.name + "_place", new String[] {place, shift}));
    String index = node("Cast", layer.name + "_index", rounded, attribute("to", 7));
    return out.node("Gather", layer.name, new String[] {out.floats(layer.name + "_table", entries, 256), index}, attribute("axis", 0));
  }

  private String function(String name, String x, EdgeFunction function, double slope) {
    return switch (function) {
      case RELU -> node("Relu", name, x);
      case LEAKY_RELU -> node("LeakyRelu", name, x, attribute("alpha", slope));
      case ELU -> node("Elu", name, x, attribute("alpha", slope));
      case TANH -> node("Tanh", name, x);
      case SIGMOID -> node("Sigmoid", name, x);
      case SOFTPLUS -> node("Softplus", name, x);
      case SOFTMAX -> node("Softmax", name, x, attribute("axis", -1));
      case SWISH -> out.node("Mul", name, new String[] {x, node("Sigmoid", name + "_gate", x)});
      case GELU -> {
        String scaled = out.node("Mul", name + "_scaled", new String[] {x, out.floats(name + "_root", new float[] {(float) Math.sqrt(0.5)})});
        String half = out.node("Mul", name + "_half", new String[] {x, out.floats(name + "_factor", new float[] {0.5f})});
        String one = out.node("Add", name + "_one", new String[] {node("Erf", name + "_erf", scaled), out.floats(name + "_shift", new float[] {1})});
        yield out.node("Mul", name, new String[] {half, one});
      }
    };
  }

  private String product(EdgeLayer layer) {
    String product = values[layer.input(0)];
    for (int i = 1; i < layer.inputs(); i++) {
      product = out.node("Mul", layer.name, new String[] {product, values[layer.input(i)]});
    }
    return product;
  }

  private String affine(EdgeLayer layer, String x, EdgeValue given) {
    int[] shape = new int[given.shape().length];
    Arrays.fill(shape, 1);
    shape[shape.length == 3 ? 0 : shape.length - 1] = layer.factor().length;
    String scaled = out.node("Mul", layer.name, new String[] {x, out.floats(layer.name + "_factor", layer.factor(), shape)});
    return out.node("Add", layer.name, new String[] {scaled, out.floats(layer.name + "_offset", layer.bias(), shape)});
  }

  /** Theirs has time in front of the batch, the gates in the order input, output, forget, cell, and a second bias. */
  private String lstm(EdgeLayer layer, String x) {
    int units = layer.attribute(0, 1);
    String turned = node("Transpose", layer.name + "_turned", x, attribute("perm", new int[] {1, 0, 2}));
    float[] bias = Arrays.copyOf(Gates.toOnnx(layer.bias()), 8 * units);
    String weight = out.floats(layer.name + "_weight", Gates.toOnnx(layer.weights.values()), 1, 4 * units, layer.weights.inputs);
    String recurrent = out.floats(layer.name + "_recurrent", Gates.toOnnx(layer.recurrent.values()), 1, 4 * units, units);
    String sequence =
        out.node("LSTM", layer.name, new String[] {turned, weight, recurrent, out.floats(layer.name + "_bias", bias, 1, 8 * units)},
            attribute("hidden_size", units));
    String squeezed = out.node("Squeeze", layer.name, new String[] {sequence, out.longs(layer.name + "_axis", 1)});
    return node("Transpose", layer.name, squeezed, attribute("perm", new int[] {1, 0, 2}));
  }
}
