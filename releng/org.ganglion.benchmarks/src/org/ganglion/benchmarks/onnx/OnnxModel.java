package org.ganglion.benchmarks.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkGraph.Edge;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.Parameter;

/**
 * A network of dense layers and ReLU in the exchange format of ONNX, operator set 13. Field numbers are those of {@code onnx.proto}; the batch is
 * fixed, so that the runtime can plan for it.
 */
final class OnnxModel {
  private static final int FLOAT = 1;
  private static final int FORMAT_VERSION = 8;
  private static final int OPERATOR_SET = 13;

  private final NetworkGraph graph;
  private final float[] parameters;
  private final int batch;

  OnnxModel(NetworkGraph graph, float[] parameters, int batch) {
    this.graph = graph;
    this.parameters = parameters;
    this.batch = batch;
  }

  /**
   * The file.
   *
   * @throws IllegalArgumentException for other layers
   */
  byte[] encode() {
    Message content = new Message();
    graph.vertices().forEach(vertex -> content.message(1, node(vertex)));
    content.text(2, graph.spec().name());
    graph.parameters().forEach(parameter -> content.message(5, initialiser(parameter)));
    graph.inputs().forEach(input -> content.message(11, value(input.name(), input.sample().toArray())));
    graph.outputs().forEach(output -> content.message(12, value(output.edge().source(), output.edge().shape().toArray())));
    return new Message().number(1, FORMAT_VERSION).message(7, content).message(8, new Message().text(1, "").number(2, OPERATOR_SET)).bytes();
  }

  private static Message node(Vertex vertex) {
    Edge input = vertex.inputs().get(0);
    Message node = new Message().text(1, input.source());
    if (vertex.layer() instanceof Layer.Dense) {
      Message transposed = new Message().text(1, "transB").number(3, 1).number(20, 2);
      return node.text(1, vertex.parameters().get("weight").name()).text(1, vertex.parameters().get("bias").name())
          .text(2, vertex.name()).text(4, "Gemm").message(5, transposed);
    }
    if (vertex.layer() instanceof Layer.Activation(Layer.Function function, double slope) && function == Layer.Function.RELU) {
      return node.text(2, vertex.name()).text(4, "Relu");
    }
    throw new IllegalArgumentException("node '" + vertex.name() + "' is neither a dense layer nor ReLU; other layers are not translated");
  }

  private Message initialiser(Parameter parameter) {
    Message tensor = new Message();
    for (long axis : parameter.shape().toArray()) {
      tensor.number(1, axis);
    }
    ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * parameter.size()).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(parameters, Math.toIntExact(parameter.offset()), parameter.size());
    return tensor.number(2, FLOAT).text(8, parameter.name()).bytes(9, raw.array());
  }

  private Message value(String name, long[] sample) {
    Message axes = new Message().message(1, new Message().number(1, batch));
    for (long axis : sample) {
      axes.message(1, new Message().number(1, axis));
    }
    Message type = new Message().message(1, new Message().number(1, FLOAT).message(2, axes));
    return new Message().text(1, name).message(2, type);
  }
}
