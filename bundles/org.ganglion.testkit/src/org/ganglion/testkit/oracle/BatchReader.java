package org.ganglion.testkit.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;

/** Checks what a network is fed, and reads it into float64. */
final class BatchReader {
  private final NetworkGraph graph;
  private final int maxBatch;

  BatchReader(NetworkGraph graph, int maxBatch) {
    this.graph = graph;
    this.maxBatch = maxBatch;
  }

  /** Common batch size of the inputs. */
  int batch(Map<String, Tensor> inputs) {
    for (String name : inputs.keySet()) {
      if (graph.inputs().stream().noneMatch(input -> input.name().equals(name))) {
        throw problem("there is no input '" + name + "'; there are " + TensorSet.inputShapes(graph).keySet());
      }
    }
    long batch = -1;
    for (NetworkSpec.Input input : graph.inputs()) {
      Tensor tensor = inputs.get(input.name());
      if (tensor == null) {
        throw problem("input '" + input.name() + "' is missing");
      }
      check("input '" + input.name() + "'", tensor, input.type(), input.sample());
      long size = tensor.shape().axis(0);
      if (size < 1 || size > maxBatch || (batch >= 0 && size != batch)) {
        String fits = batch >= 0 ? "as large as that of the others, " + batch : "from 1 to " + maxBatch;
        throw problem("the batch of input '" + input.name() + "' must be " + fits + ", it is " + size);
      }
      batch = size;
    }
    graph.vertices().forEach(vertex -> checkIndices(vertex, inputs));
    return (int) batch;
  }

  private void checkIndices(Vertex vertex, Map<String, Tensor> inputs) {
    if (vertex.layer() instanceof Layer.Embedding embedding) {
      String name = vertex.inputs().get(0).source();
      for (double index : values(inputs.get(name))) {
        if (index < 0 || index >= embedding.entries()) {
          String table = "the table of '" + vertex.name() + "' has 0 to " + (embedding.entries() - 1);
          throw problem("input '" + name + "' holds the index " + (int) index + ", " + table);
        }
      }
    }
  }

  Map<String, double[]> inputs(Map<String, Tensor> inputs) {
    Map<String, double[]> values = new LinkedHashMap<>();
    inputs.forEach((name, tensor) -> values.put(name, values(tensor)));
    return values;
  }

  Map<String, double[]> outputGradients(Map<String, Tensor> gradients, int batch) {
    Map<String, Shape> shapes = graph.outputShapes();
    Map<String, double[]> values = new LinkedHashMap<>();
    gradients.forEach(
        (name, tensor) -> {
          if (!shapes.containsKey(name)) {
            throw problem("there is no output '" + name + "'; there are " + shapes.keySet());
          }
          check("the gradient of output '" + name + "'", tensor, DType.FLOAT32, shapes.get(name));
          if (tensor.shape().axis(0) != batch) {
            throw problem("the gradient of output '" + name + "' is for a batch of " + tensor.shape().axis(0) + ", the forward pass had " + batch);
          }
          values.put(name, values(tensor));
        });
    return values;
  }

  private void check(String what, Tensor tensor, DType type, Shape sample) {
    Shape given = tensor.shape();
    if (tensor.type() != type || given.rank() == 0 || !given.tail().equals(sample)) {
      throw problem(what + " takes " + type + " batch×" + sample + ", it is given " + tensor.type() + " " + given);
    }
  }

  private static double[] values(Tensor tensor) {
    double[] values = new double[Math.toIntExact(tensor.shape().size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.type() == DType.INT32 ? tensor.ints().get(i) : tensor.floats().get(i);
    }
    return values;
  }

  private IllegalArgumentException problem(String what) {
    return new IllegalArgumentException("network '" + graph.spec().name() + "': " + what);
  }
}
