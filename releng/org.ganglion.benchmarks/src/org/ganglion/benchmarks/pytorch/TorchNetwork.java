package org.ganglion.benchmarks.pytorch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.ganglion.api.network.Initialisation;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Parameter;

/** A network of the rows built of PyTorch's modules, with the weights that every engine starts from. */
final class TorchNetwork {
  private final NetworkGraph graph;
  private final Modules modules = new Modules();
  private final List<Step> steps = new ArrayList<>();
  private final int[] outputs;
  private final TensorVector parameters = new TensorVector();

  /** A module reads one value and writes another; values are numbered, so that nothing is looked up while time is taken. */
  private record Step(int from, int to, UnaryOperator<Tensor> module) {}

  TorchNetwork(NetworkSpec network, Images images) {
    graph = NetworkGraph.of(network);
    Map<String, Integer> places = new HashMap<>(Map.of(network.inputs().get(0).name(), 0));
    for (Vertex vertex : graph.vertices()) {
      places.put(vertex.name(), places.size());
      steps.add(new Step(places.get(vertex.inputs().get(0).source()), places.get(vertex.name()), modules.module(vertex)));
    }
    outputs = graph.outputs().stream().mapToInt(output -> places.get(output.edge().source())).toArray();
    float[] start = Initialisation.parameters(graph, 1);
    for (Parameter block : graph.parameters()) {
      float[] values = new float[block.size()];
      System.arraycopy(start, Math.toIntExact(block.offset()), values, 0, values.length);
      tensor(block).set_data(images.lay(Values.tensor(values, block.shape().toArray())));
      parameters.push_back(tensor(block));
    }
  }

  String name() {
    return graph.spec().name();
  }

  NetworkGraph graph() {
    return graph;
  }

  TensorVector parameters() {
    return parameters;
  }

  /** The outputs in order. */
  Tensor[] forward(Tensor input) {
    Tensor[] values = new Tensor[steps.size() + 1];
    values[0] = input;
    for (Step step : steps) {
      values[step.to()] = step.module().apply(values[step.from()]);
    }
    Tensor[] results = new Tensor[outputs.length];
    for (int i = 0; i < results.length; i++) {
      results[i] = values[outputs[i]];
    }
    return results;
  }

  /** The only output. */
  Tensor output(Tensor input) {
    return forward(input)[0];
  }

  /** Whether gradients of the parameters are computed. */
  void train(boolean wanted) {
    for (long i = 0; i < parameters.size(); i++) {
      parameters.get(i).requires_grad_(wanted);
    }
  }

  /** Trainable values in canonical layout. */
  float[] values() {
    return flat(false);
  }

  /** Gradients in the same layout. */
  float[] gradients() {
    return flat(true);
  }

  private float[] flat(boolean gradients) {
    float[] values = new float[graph.parameterCount()];
    for (Parameter block : graph.parameters()) {
      float[] part = Values.floats(gradients ? tensor(block).grad() : tensor(block));
      System.arraycopy(part, 0, values, Math.toIntExact(block.offset()), part.length);
    }
    return values;
  }

  private Tensor tensor(Parameter block) {
    return modules.parameters().get(block.name());
  }
}
