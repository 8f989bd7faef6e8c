package org.ganglion.compression.onnx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.operator.InputException;

/** What an ONNX file says, as it stands there: nodes in order, constants, inputs with their shapes, names of outputs. */
record OnnxGraph(String name, List<Node> nodes, Map<String, Constant> constants, Map<String, Input> inputs, List<String> outputs) {
  private static final int FLOAT = 1;

  /** A node; an input that is left out has an empty name. */
  record Node(String operator, String name, List<String> inputs, List<String> outputs, Map<String, Object> attributes) {
    boolean has(String attribute) {
      return attributes.containsKey(attribute);
    }

    double real(String attribute, double otherwise) {
      return attributes.get(attribute) instanceof Number number ? number.doubleValue() : otherwise;
    }

    int whole(String attribute, int otherwise) {
      return (int) real(attribute, otherwise);
    }

    String word(String attribute, String otherwise) {
      return attributes.get(attribute) instanceof String word ? word : otherwise;
    }

    int[] list(String attribute, int... otherwise) {
      return attributes.get(attribute) instanceof int[] list ? list : otherwise;
    }

    /** Name of an input, empty where there is none. */
    String input(int place) {
      return place < inputs.size() ? inputs.get(place) : "";
    }
  }

  /** A constant's values, whatever type they are stored in. */
  record Constant(int[] shape, double[] values, boolean real) {
    float[] floats() {
      float[] floats = new float[values.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) values[i];
      }
      return floats;
    }
  }

  /** A fed value: its axes (−1 where free) and whether it is float32. */
  record Input(int[] shape, boolean real) {}

  /**
   * Reads a file.
   *
   * @throws InputException when it is no ONNX model, or keeps its weights in other files
   */
  static OnnxGraph read(ByteBuffer bytes) {
    List<ProtoReader> graphs = new ProtoReader(bytes).messages(7);
    if (graphs.size() != 1) {
      throw new InputException("this is no ONNX model: it holds no graph");
    }
    ProtoReader graph = graphs.get(0);
    Map<String, Constant> constants = new HashMap<>();
    graph.messages(5).forEach(tensor -> constants.put(tensor.text(8), constant(tensor)));
    List<Node> nodes = new ArrayList<>();
    for (ProtoReader node : graph.messages(1)) {
      Node read = new Node(node.text(4), node.text(3), node.texts(1), node.texts(2), attributes(node));
      if (read.operator().equals("Constant") && read.attributes().get("value") instanceof Constant value) {
        constants.put(read.outputs().get(0), value);
      } else {
        nodes.add(read);
      }
    }
    Map<String, Input> inputs = new LinkedHashMap<>();
    for (ProtoReader value : graph.messages(11)) {
      if (!constants.containsKey(value.text(1))) {
        inputs.put(value.text(1), input(value));
      }
    }
    return new OnnxGraph(graph.text(2), nodes, constants, inputs, graph.messages(12).stream().map(value -> value.text(1)).toList());
  }

  private static Input input(ProtoReader value) {
    ProtoReader tensor = value.messages(2).get(0).messages(1).get(0);
    List<ProtoReader> axes = tensor.messages(2).isEmpty() ? List.of() : tensor.messages(2).get(0).messages(1);
    return new Input(axes.stream().mapToInt(axis -> (int) axis.number(1, -1)).toArray(), tensor.number(1, FLOAT) == FLOAT);
  }

  private static Map<String, Object> attributes(ProtoReader node) {
    Map<String, Object> attributes = new HashMap<>();
    for (ProtoReader attribute : node.messages(5)) {
      Object value = switch ((int) attribute.number(20, 0)) {
        case 1 -> attribute.reals(2).length == 0 ? 0.0 : (double) attribute.reals(2)[0];
        case 2 -> (int) attribute.number(3, 0);
        case 3 -> attribute.text(4);
        case 4 -> constant(attribute.messages(5).get(0));
        case 6 -> attribute.reals(7);
        case 7 -> whole(attribute.numbers(8));
        default -> "";
      };
      attributes.put(attribute.text(1), value);
    }
    return attributes;
  }

  private static int[] whole(long[] values) {
    int[] ints = new int[values.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, values[i]));
    }
    return ints;
  }

  private static Constant constant(ProtoReader tensor) {
    if (tensor.number(14, 0) == 1) {
      throw new InputException("tensor '" + tensor.text(8) + "' lies in another file; save the model with its weights inside");
    }
    int[] shape = whole(tensor.numbers(1));
    long size = 1;
    for (int axis : shape) {
      size = Math.multiplyExact(size, (long) axis);
    }
    int type = (int) tensor.number(2, 0);
    double[] values = values(tensor, type);
    if (values.length != size) {
      throw new InputException("tensor '" + tensor.text(8) + "' has " + values.length + " values, its shape asks for " + size);
    }
    return new Constant(shape, values, type == FLOAT || type == 11);
  }

  private static double[] values(ProtoReader tensor, int type) {
    ByteBuffer raw = tensor.bytes(9);
    if (raw.hasRemaining()) {
      int width = switch (type) {
        case 1, 6 -> 4;
        case 7, 11 -> 8;
        case 2, 3, 9 -> 1;
        default -> throw new InputException("tensor '" + tensor.text(8) + "' is of ONNX type " + type + ", which is not read");
      };
      double[] values = new double[raw.remaining() / width];
      for (int i = 0; i < values.length; i++) {
        values[i] = switch (type) {
          case 1 -> raw.getFloat(4 * i);
          case 6 -> raw.getInt(4 * i);
          case 7 -> raw.getLong(8 * i);
          case 11 -> raw.getDouble(8 * i);
          case 2, 9 -> raw.get(i) & 0xff;
          default -> raw.get(i);
        };
      }
      return values;
    }
    float[] reals = tensor.reals(4);
    long[] wholes = tensor.numbers(type == 7 ? 7 : 5);
    double[] values = new double[Math.max(reals.length, wholes.length)];
    for (int i = 0; i < values.length; i++) {
      values[i] = reals.length > 0 ? reals[i] : type == 6 || type == 3 ? (int) wholes[i] : wholes[i];
    }
    return values;
  }
}
