package org.ganglion.testkit.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.network.Initialisation;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;

/**
 * Numbers to feed a network with, equal for equal rounds. Inputs are standard normal, but indices of an embedding are within its table, inputs called
 * {@code keep} are 0 or 1, and those called {@code coarse} are whole numbers, so that some are equal.
 */
public final class TestBatch {
  private TestBatch() {}

  /** Inputs by name. */
  public static Map<String, Tensor> inputs(NetworkGraph graph, int batch, long round) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    graph.inputs().forEach(input -> inputs.put(input.name(), input(graph, input, batch, round)));
    return inputs;
  }

  private static Tensor input(NetworkGraph graph, NetworkSpec.Input input, int batch, long round) {
    RandomStream stream = RandomStream.of(11, "input/" + input.name());
    Tensor tensor = Tensor.zeros(input.type(), input.sample().prepend(batch));
    for (int i = 0; i < tensor.shape().size(); i++) {
      double normal = stream.normal(round, i);
      if (input.type() == DType.INT32) {
        tensor.ints().put(i, stream.below(entries(graph, input.name()), round, i));
      } else if (input.name().equals("keep")) {
        tensor.floats().put(i, normal > -0.5 ? 1 : 0);
      } else {
        tensor.floats().put(i, (float) (input.name().equals("coarse") ? Math.rint(normal) : normal));
      }
    }
    return tensor;
  }

  private static int entries(NetworkGraph graph, String input) {
    return graph.vertices().stream()
        .filter(vertex -> vertex.layer() instanceof Layer.Embedding && vertex.inputs().get(0).source().equals(input))
        .mapToInt(vertex -> ((Layer.Embedding) vertex.layer()).entries())
        .min()
        .orElse(2);
  }

  /** Gradients of the outputs by name. */
  public static Map<String, Tensor> outputGradients(NetworkGraph graph, int batch, long round) {
    Map<String, Tensor> gradients = new LinkedHashMap<>();
    graph.outputShapes().forEach((name, shape) -> gradients.put(name, normal(shape.prepend(batch), "gradient/" + name, round)));
    return gradients;
  }

  /** Standard normal values. */
  public static Tensor normal(Shape shape, String name, long round) {
    RandomStream stream = RandomStream.of(12, name);
    Tensor tensor = Tensor.zeros(DType.FLOAT32, shape);
    for (int i = 0; i < shape.size(); i++) {
      tensor.floats().put(i, (float) stream.normal(round, i));
    }
    return tensor;
  }

  /** Start values with noise, so that no bias is zero and no gamma one. */
  public static float[] parameters(NetworkGraph graph, long seed) {
    float[] values = Initialisation.parameters(graph, seed);
    RandomStream stream = RandomStream.of(seed, "noise on parameters");
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (0.1 * stream.normal(0, i));
    }
    return values;
  }

  /** Running means about 0, variances about 1. */
  public static float[] statistics(NetworkGraph graph, long seed) {
    float[] values = Initialisation.statistics(graph);
    RandomStream stream = RandomStream.of(seed, "noise on statistics");
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (stream.uniform(0, i) - 0.5);
    }
    return values;
  }

  /** The elements as float64. */
  public static double[] doubles(Tensor tensor) {
    double[] values = new double[Math.toIntExact(tensor.shape().size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.type() == DType.INT32 ? tensor.ints().get(i) : tensor.floats().get(i);
    }
    return values;
  }

  /** {@link #doubles(Tensor)} of each. */
  public static Map<String, double[]> doubles(Map<String, Tensor> tensors) {
    Map<String, double[]> values = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> values.put(name, doubles(tensor)));
    return values;
  }

  /** Float64 copies of float32 values. */
  public static double[] doubles(float[] values) {
    double[] copy = new double[values.length];
    Arrays.setAll(copy, i -> values[i]);
    return copy;
  }

  /** Copies of the elements of each. */
  public static Map<String, float[]> floats(Map<String, Tensor> tensors) {
    Map<String, float[]> values = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> values.put(name, tensor.toFloatArray()));
    return values;
  }
}
