package org.ganglion.api.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;

/**
 * A {@link NetworkSpec} resolved: composites expanded, every reference bound, shapes inferred, nodes in an order in which each stands behind its
 * inputs, parameters and statistics laid out in flat blocks. What engines, interpreters, exporters and cost models share. Immutable.
 */
public final class NetworkGraph {
  private final NetworkSpec spec;
  private final List<Vertex> vertices;
  private final List<Output> outputs;
  private final List<Parameter> parameters;
  private final List<Parameter> statistics;

  NetworkGraph(NetworkSpec spec, List<Vertex> vertices, List<Output> outputs, List<Parameter> parameters, List<Parameter> statistics) {
    this.spec = spec;
    this.vertices = List.copyOf(vertices);
    this.outputs = List.copyOf(outputs);
    this.parameters = List.copyOf(parameters);
    this.statistics = List.copyOf(statistics);
  }

  /**
   * Resolves a network of built-in layers.
   *
   * @throws InvalidNetworkException when it makes no network: unknown or doubled names, a cycle, shapes that do not fit
   */
  public static NetworkGraph of(NetworkSpec spec) {
    return of(spec, id -> null);
  }

  /**
   * Resolves a network that may hold custom layers.
   *
   * @param kernels kernel of a custom layer's id, null where there is none
   * @throws InvalidNetworkException as {@link #of(NetworkSpec)}, or when a kernel is missing
   */
  public static NetworkGraph of(NetworkSpec spec, Function<String, LayerKernel> kernels) {
    return new GraphBuilder(spec, kernels).build();
  }

  /**
   * Where a value comes from: an input of the network, or an output of a vertex.
   *
   * @param source name of a network input, or of a vertex
   * @param port 0 for the value itself; for an LSTM 1 is the last hidden, 2 the last cell state
   */
  public record Edge(String source, int port, boolean input, Shape shape, DType type) {}

  /** An output of the network under its name. */
  public record Output(String name, Edge edge) {}

  /**
   * A layer in its place, resolved.
   *
   * @param inputs where its values come from, in order
   * @param shapes sample axes of its outputs; one, but three for an LSTM
   * @param parameters trainable blocks by short name ({@code weight}, {@code bias} …); a node that shares points at the same blocks as its owner
   * @param statistics running values by short name ({@code mean}, {@code variance})
   * @param kernel of a custom layer, else null
   */
  public record Vertex(
      String name,
      Layer layer,
      List<Edge> inputs,
      List<Shape> shapes,
      Map<String, Parameter> parameters,
      Map<String, Parameter> statistics,
      LayerKernel kernel) {
    /** Sample axes of the value itself. */
    public Shape shape() {
      return shapes.get(0);
    }
  }

  /** What was resolved. */
  public NetworkSpec spec() {
    return spec;
  }

  /** Inputs in order. */
  public List<NetworkSpec.Input> inputs() {
    return spec.inputs();
  }

  /** Layers, each behind its inputs. */
  public List<Vertex> vertices() {
    return vertices;
  }

  /** Outputs in order. */
  public List<Output> outputs() {
    return outputs;
  }

  /** Trainable blocks in the order of the flat canonical layout. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** Running values (of batch normalisation) in the order of their flat layout. */
  public List<Parameter> statistics() {
    return statistics;
  }

  /** Number of trainable values. */
  public int parameterCount() {
    return total(parameters);
  }

  /** Number of running values. */
  public int statisticsCount() {
    return total(statistics);
  }

  /** Output shapes of one sample by name. */
  public Map<String, Shape> outputShapes() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    outputs.forEach(output -> shapes.put(output.name(), output.edge().shape()));
    return shapes;
  }

  /** The vertex of a name; null when there is none. */
  public Vertex vertex(String name) {
    return vertices.stream().filter(vertex -> vertex.name().equals(name)).findFirst().orElse(null);
  }

  private static int total(List<Parameter> blocks) {
    if (blocks.isEmpty()) {
      return 0;
    }
    Parameter last = blocks.get(blocks.size() - 1);
    return Math.toIntExact(last.offset() + last.shape().size());
  }

  /** Float values that one sample's activations take, an estimate for the memory budget. */
  public long activationsPerSample() {
    long sum = 0;
    for (NetworkSpec.Input input : spec.inputs()) {
      sum += input.sample().size();
    }
    for (Vertex vertex : vertices) {
      for (Shape shape : new ArrayList<>(vertex.shapes())) {
        sum += shape.size();
      }
    }
    return sum;
  }
}
