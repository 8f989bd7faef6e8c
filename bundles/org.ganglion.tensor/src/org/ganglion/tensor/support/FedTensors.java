package org.ganglion.tensor.support;

import java.util.List;
import java.util.Map;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;

/** Checks what a network is fed; the sentences name the network, the tensor and what would fit. Allocates nothing where all is well. */
public final class FedTensors {
  private FedTensors() {}

  /**
   * Checks the inputs of a forward pass.
   *
   * @return the batch size
   * @throws IllegalArgumentException when an input is missing, unknown, of another shape or type, or the batch is empty or too large
   */
  public static int batch(NetworkGraph graph, Map<String, Tensor> inputs, int maxBatch) {
    List<NetworkSpec.Input> wanted = graph.inputs();
    int batch = -1;
    for (int i = 0; i < wanted.size(); i++) {
      Tensor tensor = inputs.get(wanted.get(i).name());
      if (tensor == null) {
        throw problem(graph, "is fed without its input '" + wanted.get(i).name() + "', which is missing");
      }
      batch = batch(graph, i, tensor, batch, maxBatch);
    }
    if (inputs.size() != wanted.size()) {
      List<String> names = wanted.stream().map(NetworkSpec.Input::name).toList();
      throw problem(graph, "has no input '" + unknown(inputs, names) + "', its inputs are " + String.join(", ", names));
    }
    return batch;
  }

  /** {@link #batch(NetworkGraph, Map, int)} for a network of one input. */
  public static int batch(NetworkGraph graph, Tensor input, int maxBatch) {
    if (graph.inputs().size() != 1) {
      throw problem(graph, "has " + graph.inputs().size() + " inputs, it is given one");
    }
    return batch(graph, 0, input, -1, maxBatch);
  }

  private static String unknown(Map<String, Tensor> given, List<String> known) {
    return given.keySet().stream().filter(name -> !known.contains(name)).findFirst().orElse("");
  }

  private static int batch(NetworkGraph graph, int at, Tensor tensor, int known, int maxBatch) {
    NetworkSpec.Input input = graph.inputs().get(at);
    Shape shape = tensor.shape();
    if (tensor.closed()) {
      throw problem(graph, "is given a closed tensor for its input '" + input.name() + "'");
    }
    if (tensor.type() != input.type() || !fits(shape, input.shape())) {
      throw problem(
          graph, "takes " + input.type() + " batch×" + input.sample() + " as its input '" + input.name() + "', not " + tensor.type() + " " + shape);
    }
    long batch = shape.axis(0);
    if (batch < 1 || batch > maxBatch) {
      throw problem(graph, "was compiled for batches of 1 to " + maxBatch + ", its input '" + input.name() + "' has " + batch + " samples");
    }
    if (known >= 0 && batch != known) {
      throw problem(graph, "is given " + batch + " samples for its input '" + input.name() + "' and " + known + " for those before");
    }
    return (int) batch;
  }

  private static boolean fits(Shape shape, List<Integer> sample) {
    boolean same = shape.rank() == sample.size() + 1;
    for (int i = 0; same && i < sample.size(); i++) {
      same = shape.axis(i + 1) == sample.get(i);
    }
    return same;
  }

  /**
   * Checks the gradients that a backward pass is given.
   *
   * @throws IllegalArgumentException when one belongs to no output or has another shape or type
   */
  public static void outputGradients(NetworkGraph graph, Map<String, Tensor> gradients, int batch) {
    int known = 0;
    for (NetworkGraph.Output output : graph.outputs()) {
      Tensor gradient = gradients.get(output.name());
      if (gradient == null) {
        continue;
      }
      known++;
      Shape wanted = output.edge().shape().prepend(batch);
      if (gradient.type() != DType.FLOAT32 || !gradient.shape().equals(wanted)) {
        throw problem(
            graph, "takes FLOAT32 " + wanted + " as gradient of its output '" + output.name() + "', not " + gradient.type() + " " + gradient.shape());
      }
    }
    if (known != gradients.size()) {
      List<String> names = graph.outputs().stream().map(NetworkGraph.Output::name).toList();
      throw problem(graph, "has no output '" + unknown(gradients, names) + "', its outputs are " + String.join(", ", names));
    }
  }

  private static IllegalArgumentException problem(NetworkGraph graph, String what) {
    return new IllegalArgumentException("network '" + graph.spec().name() + "' " + what);
  }
}
