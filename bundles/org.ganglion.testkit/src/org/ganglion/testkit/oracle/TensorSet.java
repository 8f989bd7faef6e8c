package org.ganglion.testkit.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;

/** Tensors by name that a network hands out, all of one batch size. */
final class TensorSet {
  private final Map<String, Shape> shapes;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  private TensorSet(Map<String, Shape> shapes) {
    this.shapes = shapes;
  }

  static TensorSet outputs(NetworkGraph graph) {
    return new TensorSet(graph.outputShapes());
  }

  /** Those that have gradients. */
  static TensorSet inputs(NetworkGraph graph) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    graph.inputs().stream().filter(input -> input.type() == DType.FLOAT32).forEach(input -> shapes.put(input.name(), input.sample()));
    return new TensorSet(shapes);
  }

  static Map<String, Shape> inputShapes(NetworkGraph graph) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    for (NetworkSpec.Input input : graph.inputs()) {
      shapes.put(input.name(), input.sample());
    }
    return shapes;
  }

  TensorSet allocate(int maxBatch) {
    shapes.forEach((name, shape) -> tensors.put(name, Tensor.zeros(DType.FLOAT32, shape.prepend(maxBatch))));
    return this;
  }

  long bytes(int maxBatch) {
    return shapes.values().stream().mapToLong(shape -> shape.size() * maxBatch * DType.FLOAT32.bytes()).sum();
  }

  /** Views of the first samples, filled with the values. */
  Map<String, Tensor> fill(Map<String, double[]> values, int batch) {
    Map<String, Tensor> views = new LinkedHashMap<>();
    values.forEach(
        (name, from) -> {
          Tensor view = tensors.get(name).samples(0, batch);
          for (int i = 0; i < from.length; i++) {
            view.floats().put(i, (float) from[i]);
          }
          views.put(name, view);
        });
    return views;
  }

  void close() {
    tensors.values().forEach(Tensor::close);
  }
}
