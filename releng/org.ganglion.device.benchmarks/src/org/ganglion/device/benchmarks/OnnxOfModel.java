package org.ganglion.device.benchmarks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ganglion.benchmarks.onnx.Message;
import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.edge.model.EdgeOp;
import org.ganglion.edge.model.Quantisation;

/**
 * The same network for ONNX Runtime, operator set 13: in float32, or int8 with pairs of QuantizeLinear and DequantizeLinear, which the runtime turns
 * into its integer kernels. Activations are uint8 there, weights int8 by output channel.
 */
final class OnnxOfModel {
  private static final int FLOAT = 1;
  private static final int UINT8 = 2;
  private static final int INT8 = 3;
  private static final int INT32 = 6;
  private static final int INT64 = 7;

  private final EdgeModel model;
  private final boolean int8;
  private final Message content = new Message();

  OnnxOfModel(EdgeModel model, boolean int8) {
    this.model = model;
    this.int8 = int8;
  }

  byte[] encode() {
    for (int to = 1; to < model.values.size(); to++) {
      layer(model.layers.get(to - 1), to);
    }
    content.text(2, model.name).message(11, value("v0", model.input().shape()));
    model.outputs.values().forEach(output -> content.message(12, value("v" + output, model.values.get(output).shape())));
    return new Message().number(1, 8).message(7, content).message(8, new Message().text(1, "").number(2, 13)).bytes();
  }

  private void layer(EdgeLayer layer, int to) {
    Quantisation in = model.values.get(layer.input(0)).quantisation;
    String x = "v" + layer.input(0);
    boolean quantised = int8 && layer.quantisation != null;
    String y = quantised ? "r" + to : "v" + to;
    switch (layer.op) {
      case QUANTISE:
        if (int8) {
          y = x;
        } else {
          node("Identity", y, x);
        }
        break;
      case DENSE:
      case CONVOLUTION:
        weights(layer, to, in);
        weighted(layer, to, x, layer.relu ? "s" + to : y);
        if (layer.relu) {
          node("Relu", y, "s" + to);
        }
        break;
      case MAX_POOLING: {
        int[] a = layer.attributes();
        content.message(1, base("MaxPool", y, x).message(5, ints("kernel_shape", a[0], a[1])).message(5, ints("strides", a[2], a[3]))
            .message(5, ints("pads", a[4], a[6], a[5], a[7])));
        break;
      }
      case RESHAPE: {
        ByteBuffer shape = buffer(16).putLong(1).putLong(-1);
        tensor("shape" + to, INT64, shape, 2);
        node("Reshape", y, x, "shape" + to);
        break;
      }
      default:
        throw new IllegalArgumentException("layer '" + layer.name + "' (" + layer.op + ") is not translated for the peer");
    }
    if (quantised) {
      pair(y, to, layer.quantisation);
    }
  }

  /** From a real value to steps and back. */
  private void pair(String real, int to, Quantisation quantisation) {
    tensor("scale" + to, FLOAT, buffer(4).putFloat((float) quantisation.scale));
    tensor("zero" + to, UINT8, buffer(1).put((byte) (quantisation.zeroPoint + 128)));
    node("QuantizeLinear", "q" + to, real, "scale" + to, "zero" + to);
    node("DequantizeLinear", "v" + to, "q" + to, "scale" + to, "zero" + to);
  }

  private void weights(EdgeLayer layer, int to, Quantisation in) {
    int outputs = layer.weights.outputs;
    int[] a = layer.attributes();
    long[] shape = layer.op == EdgeOp.DENSE ? new long[] {outputs, layer.weights.inputs}
        : new long[] {outputs, layer.weights.inputs / (a[0] * a[1]), a[0], a[1]};
    double[] scales = layer.weights.scales();
    int[] steps = layer.steps() == null ? new int[outputs] : layer.steps();
    if (int8) {
      ByteBuffer weightScales = buffer(4 * outputs);
      ByteBuffer biasScales = buffer(4 * outputs);
      ByteBuffer bias = buffer(4 * outputs);
      for (int o = 0; o < outputs; o++) {
        weightScales.putFloat((float) scales[o]);
        biasScales.putFloat((float) (scales[o] * in.scale));
        bias.putInt(steps[o]);
      }
      tensor("ws" + to, FLOAT, weightScales, outputs);
      tensor("wz" + to, INT8, buffer(outputs), outputs);
      tensor("wq" + to, INT8, buffer(layer.weights.steps().length).put(layer.weights.steps()), shape);
      axis0("DequantizeLinear", "w" + to, "wq" + to, "ws" + to, "wz" + to);
      tensor("bs" + to, FLOAT, biasScales, outputs);
      tensor("bz" + to, INT32, buffer(4 * outputs), outputs);
      tensor("bq" + to, INT32, bias, outputs);
      axis0("DequantizeLinear", "b" + to, "bq" + to, "bs" + to, "bz" + to);
      return;
    }
    float[] values = layer.weights.values();
    ByteBuffer real = buffer(4 * values.length);
    for (float value : values) {
      real.putFloat(value);
    }
    tensor("w" + to, FLOAT, real, shape);
    ByteBuffer bias = buffer(4 * outputs);
    for (int o = 0; o < outputs; o++) {
      bias.putFloat((float) (steps[o] * scales[o] * in.scale));
    }
    tensor("b" + to, FLOAT, bias, outputs);
  }

  private void weighted(EdgeLayer layer, int to, String x, String y) {
    if (layer.op == EdgeOp.DENSE) {
      content.message(1, base("Gemm", y, x, "w" + to, "b" + to).message(5, new Message().text(1, "transB").number(3, 1).number(20, 2)));
      return;
    }
    int[] a = layer.attributes();
    content.message(1, base("Conv", y, x, "w" + to, "b" + to).message(5, ints("strides", a[2], a[3]))
        .message(5, ints("pads", a[4], a[6], a[5], a[7])));
  }

  private void node(String operator, String output, String... inputs) {
    content.message(1, base(operator, output, inputs));
  }

  private void axis0(String operator, String output, String... inputs) {
    content.message(1, base(operator, output, inputs).message(5, new Message().text(1, "axis").number(3, 0).number(20, 2)));
  }

  private static Message base(String operator, String output, String... inputs) {
    Message node = new Message();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(4, operator);
  }

  private static Message ints(String name, long... values) {
    Message attribute = new Message().text(1, name).number(20, 7);
    for (long value : values) {
      attribute.number(8, value);
    }
    return attribute;
  }

  private void tensor(String name, int type, ByteBuffer raw, long... shape) {
    Message tensor = new Message();
    for (long axis : shape) {
      tensor.number(1, axis);
    }
    content.message(5, tensor.number(2, type).text(8, name).bytes(9, raw.array()));
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Message value(String name, int[] sample) {
    Message axes = new Message().message(1, new Message().number(1, 1));
    for (int axis : sample) {
      axes.message(1, new Message().number(1, axis));
    }
    return new Message().text(1, name).message(2, new Message().message(1, new Message().number(1, FLOAT).message(2, axes)));
  }
}
