package org.ganglion.tensor.dl4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkGraph.Edge;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.tensor.dl4j.layer.LayerStep;
import org.ganglion.tensor.dl4j.layer.LayerSteps;
import org.ganglion.tensor.dl4j.layer.Pass;
import org.ganglion.tensor.dl4j.memory.Indices;
import org.ganglion.tensor.dl4j.memory.NativeBlock;
import org.ganglion.tensor.dl4j.memory.NativeMemory;
import org.ganglion.tensor.dl4j.memory.Value;
import org.ganglion.tensor.dl4j.memory.Weights;

/**
 * A graph laid out in native memory: a value for every edge, a step for every vertex that computes. Behind a network that learns, and behind each
 * inference handle with weights of its own. One thread at a time.
 */
final class Computation implements AutoCloseable {
  private record Place(Vertex vertex, LayerStep step, List<Value> inputs, List<Value> outputs) {}

  private final NetworkGraph graph;
  private final int maxBatch;
  private final NativeMemory memory = new NativeMemory();
  private final Weights weights;
  private final Map<String, Value> values = new HashMap<>();
  private final Map<String, Indices> indices = new HashMap<>();
  private final List<Place> places = new ArrayList<>();
  private final ViewsByBatch outputViews;
  private final ViewsByBatch gradientViews;

  Computation(NetworkGraph graph, int maxBatch, boolean learns) {
    this.graph = graph;
    this.maxBatch = maxBatch;
    try {
      this.weights = Weights.of(graph, memory, learns);
      layOut(learns);
    } catch (RuntimeException | Error e) {
      memory.close();
      throw e;
    }
    this.outputViews = new ViewsByBatch(maxBatch);
    this.gradientViews = new ViewsByBatch(maxBatch);
    for (NetworkGraph.Output output : graph.outputs()) {
      outputViews.add(output.name(), output.edge().shape(), value(output.edge()).data());
    }
    for (NetworkSpec.Input input : graph.inputs()) {
      if (learns && input.type() == DType.FLOAT32) {
        gradientViews.add(input.name(), input.sample(), values.get(input.name()).gradient());
      }
    }
  }

  private void layOut(boolean learns) {
    for (NetworkSpec.Input input : graph.inputs()) {
      if (input.type() == DType.FLOAT32) {
        values.put(input.name(), new Value(memory, input.sample().size(), maxBatch));
      } else {
        indices.put(input.name(), new Indices(input.sample().size(), maxBatch));
      }
    }
    for (Vertex vertex : graph.vertices()) {
      for (int port = 0; port < vertex.shapes().size(); port++) {
        Value same = reshapes(vertex) ? value(vertex.inputs().get(0)) : null;
        values.put(key(vertex.name(), port), same != null ? same : new Value(memory, vertex.shapes().get(port).size(), maxBatch));
      }
    }
    if (learns) {
      giveGradients();
    }
    LayerSteps steps = new LayerSteps(weights, memory, maxBatch);
    for (Vertex vertex : graph.vertices()) {
      List<Value> outputs = new ArrayList<>();
      for (int port = 0; port < vertex.shapes().size(); port++) {
        outputs.add(values.get(key(vertex.name(), port)));
      }
      Edge first = vertex.inputs().get(0);
      if (vertex.layer() instanceof Layer.Embedding) {
        places.add(new Place(vertex, steps.embedding(graph.spec().name(), vertex, indices.get(first.source()), outputs.get(0)), List.of(), outputs));
      } else {
        List<Value> inputs = vertex.inputs().stream().map(this::value).toList();
        places.add(new Place(vertex, reshapes(vertex) ? null : steps.of(vertex, inputs, outputs), inputs, outputs));
      }
    }
  }

  /** Every value gets a gradient; those to which several contribute share one scratch block as large as the largest of them. */
  private void giveGradients() {
    Map<Value, Integer> contributions = new HashMap<>();
    for (Vertex vertex : graph.vertices()) {
      if (!reshapes(vertex) && !(vertex.layer() instanceof Layer.Embedding)) {
        vertex.inputs().forEach(edge -> contributions.merge(value(edge), 1, Integer::sum));
      }
    }
    graph.outputs().forEach(output -> contributions.merge(value(output.edge()), 1, Integer::sum));
    int largest = 0;
    for (Map.Entry<Value, Integer> entry : contributions.entrySet()) {
      largest = entry.getValue() > 1 ? Math.max(largest, entry.getKey().data().count()) : largest;
    }
    NativeBlock scratch = largest == 0 ? null : memory.floats(largest);
    for (Value value : Set.copyOf(values.values())) {
      value.learn(memory, contributions.getOrDefault(value, 0) > 1 ? scratch : null);
    }
  }

  static boolean reshapes(Vertex vertex) {
    return vertex.layer() instanceof Layer.Flatten || vertex.layer() instanceof Layer.Reshape;
  }

  private static String key(String vertex, int port) {
    return port == 0 ? vertex : vertex + "#" + port;
  }

  private Value value(Edge edge) {
    return values.get(key(edge.source(), edge.port()));
  }

  Weights weights() {
    return weights;
  }

  long bytes() {
    return memory.bytes();
  }

  /** Copies one input in. */
  void feed(NetworkSpec.Input input, Tensor tensor, int batch) {
    if (input.type() == DType.INT32) {
      indices.get(input.name()).set(tensor.ints(), batch);
    } else {
      Value value = values.get(input.name());
      value.data().floats().put(0, tensor.floats(), 0, batch * value.sample());
    }
  }

  /** Computes all outputs from what was fed; views of the outputs, one set for each batch size. */
  Map<String, Tensor> forward(Pass pass) {
    for (int i = 0; i < places.size(); i++) {
      LayerStep step = places.get(i).step();
      if (step != null) {
        step.forward(pass);
      }
    }
    return outputViews.of(pass.batch());
  }

  /** Goes back from the gradients of the outputs; views of the inputs' gradients where they are wanted. */
  Map<String, Tensor> backward(Map<String, Tensor> outputGradients, boolean inputs, Pass pass) {
    expect(inputs, pass.parameters());
    for (NetworkGraph.Output output : graph.outputs()) {
      Tensor gradient = outputGradients.get(output.name());
      Value value = value(output.edge());
      if (gradient != null && value != null) {
        value.add(gradient.floats(), pass.batch());
      }
    }
    for (int i = places.size() - 1; i >= 0; i--) {
      Place place = places.get(i);
      if (place.step() != null && needed(place, pass.parameters()) && anyWritten(place.outputs())) {
        place.outputs().get(0).settled(pass.batch());
        place.step().backward(pass);
      }
    }
    if (!inputs) {
      return Map.of();
    }
    for (NetworkSpec.Input input : graph.inputs()) {
      if (input.type() == DType.FLOAT32) {
        values.get(input.name()).settled(pass.batch());
      }
    }
    return gradientViews.of(pass.batch());
  }

  /** A value's gradient is needed where something wanted lies before it. */
  private void expect(boolean inputs, boolean parameters) {
    for (NetworkSpec.Input input : graph.inputs()) {
      if (input.type() == DType.FLOAT32) {
        values.get(input.name()).expect(inputs);
      }
    }
    for (Place place : places) {
      if (place.step() != null) {
        boolean carries = needed(place, parameters);
        place.outputs().forEach(output -> output.expect(carries));
      }
    }
  }

  private static boolean needed(Place place, boolean parameters) {
    boolean needed = parameters && !place.vertex().parameters().isEmpty();
    for (int i = 0; !needed && i < place.inputs().size(); i++) {
      needed = place.inputs().get(i).wanted();
    }
    return needed;
  }

  private static boolean anyWritten(List<Value> outputs) {
    boolean written = false;
    for (int i = 0; i < outputs.size(); i++) {
      written |= outputs.get(i).written();
    }
    return written;
  }

  @Override
  public void close() {
    outputViews.close();
    gradientViews.close();
    memory.close();
  }
}
