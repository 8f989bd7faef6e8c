package org.ganglion.compression.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ganglion.kit.protobuf.MessageWriter;

/** An ONNX model in the making: nodes, constants, inputs and outputs, under names of its own. Operator set 13, the first with scales per channel. */
final class OnnxWriter {
  private static final int IR_VERSION = 7;
  private static final int OPERATOR_SET = 13;
  private static final int FLOAT = 1;
  private static final int INT8 = 3;
  private static final int INT32 = 6;
  private static final int INT64 = 7;

  private final MessageWriter graph = new MessageWriter();
  private int named;

  /** An attribute: a whole number, a real one, a word or a list of whole numbers. */
  record Attribute(String name, Object value) {}

  static Attribute attribute(String name, Object value) {
    return new Attribute(name, value);
  }

  /** A name that stands nowhere else. */
  String fresh(String stem) {
    return stem + "_" + named++;
  }

  /** Adds a node with one output and gives that output's name. */
  String node(String operator, String stem, String[] inputs, Attribute... attributes) {
    String output = fresh(stem);
    node(operator, inputs, new String[] {output}, attributes);
    return output;
  }

  /** Adds a node. */
  void node(String operator, String[] inputs, String[] outputs, Attribute... attributes) {
    MessageWriter node = new MessageWriter();
    for (String input : inputs) {
      node.text(1, input);
    }
    for (String output : outputs) {
      node.text(2, output);
    }
    node.text(3, outputs[outputs.length - 1] + "_node").text(4, operator);
    for (Attribute attribute : attributes) {
      node.message(5, message(attribute));
    }
    graph.message(1, node);
  }

  private static MessageWriter message(Attribute attribute) {
    MessageWriter message = new MessageWriter().text(1, attribute.name());
    switch (attribute.value()) {
      case Integer whole -> message.whole(3, whole).whole(20, 2);
      case Double real -> message.number(2, real.floatValue()).whole(20, 1);
      case String word -> message.text(4, word).whole(20, 3);
      case int[] list -> {
        for (int whole : list) {
          message.whole(8, whole);
        }
        message.whole(20, 7);
      }
      default -> throw new IllegalArgumentException("no attribute: " + attribute);
    }
    return message;
  }

  String floats(String stem, float[] values, int... shape) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return constant(stem, FLOAT, raw.array(), shape);
  }

  String bytes(String stem, byte[] values, int... shape) {
    return constant(stem, INT8, values, shape);
  }

  String ints(String stem, int[] values, int... shape) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asIntBuffer().put(values);
    return constant(stem, INT32, raw.array(), shape);
  }

  String longs(String stem, long... values) {
    ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return constant(stem, INT64, raw.array(), values.length);
  }

  private String constant(String stem, int type, byte[] raw, int... shape) {
    String name = fresh(stem);
    MessageWriter tensor = new MessageWriter();
    for (int axis : shape) {
      tensor.whole(1, axis);
    }
    graph.message(5, tensor.whole(2, type).text(8, name).bytes(9, raw));
    return name;
  }

  void input(String name, int... sample) {
    graph.message(11, value(name, sample));
  }

  /** An input of another type, whose axes are all fixed. */
  void input(String name, int type, int[] axes) {
    MessageWriter shape = new MessageWriter();
    for (int axis : axes) {
      shape.message(1, new MessageWriter().whole(1, axis));
    }
    MessageWriter tensor = new MessageWriter().message(1, new MessageWriter().whole(1, type).message(2, shape));
    graph.message(11, new MessageWriter().text(1, name).message(2, tensor));
  }

  void output(String name, int... sample) {
    graph.message(12, value(name, sample));
  }

  private static MessageWriter value(String name, int... sample) {
    MessageWriter shape = new MessageWriter().message(1, new MessageWriter().text(2, "N"));
    for (int axis : sample) {
      shape.message(1, new MessageWriter().whole(1, axis));
    }
    MessageWriter type = new MessageWriter().message(1, new MessageWriter().whole(1, FLOAT).message(2, shape));
    return new MessageWriter().text(1, name).message(2, type);
  }

  byte[] model(String name) {
    graph.text(2, name);
    MessageWriter operators = new MessageWriter().text(1, "").whole(2, OPERATOR_SET);
    return new MessageWriter().whole(1, IR_VERSION).text(2, "Ganglion").message(7, graph).message(8, operators).toBytes();
  }
}
