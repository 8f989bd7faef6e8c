package org.ganglion.testkit.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.tensor.DType;
import org.ganglion.testkit.oracle.Interpreter;

/** A case as a network of one layer: what is fed, its parameters and statistics by short name, and which outputs are compared in order. */
final class MappedCase {
  private final OnnxCase source;
  private final Layer layer;
  private final int batch;
  private final List<NetworkSpec.Input> inputs = new ArrayList<>();
  private final Map<String, double[]> values = new LinkedHashMap<>();
  private final Map<String, double[]> blocks = new LinkedHashMap<>();
  private List<String> outputs = List.of("layer");

  MappedCase(OnnxCase source, Layer layer, int batch) {
    this.source = source;
    this.layer = layer;
    this.batch = batch;
  }

  MappedCase feed(double[] data, DType type, List<Integer> sample) {
    String name = "input" + inputs.size();
    inputs.add(new NetworkSpec.Input(name, sample, type));
    values.put(name, data);
    return this;
  }

  MappedCase set(String block, double[] data) {
    blocks.put(block, data);
    return this;
  }

  MappedCase outputs(String... names) {
    outputs = List.of(names);
    return this;
  }

  void check() {
    List<NetworkSpec.Node> nodes = List.of(new NetworkSpec.Node("layer", layer, List.copyOf(values.keySet()), Optional.empty()));
    NetworkGraph graph = NetworkGraph.of(new NetworkSpec(NetworkSpec.VERSION, source.name(), inputs, nodes, outputs));
    Interpreter interpreter = new Interpreter(graph, flat(graph.parameters()), flat(graph.statistics()), 0);
    Map<String, double[]> computed = interpreter.forward(values, batch, Mode.INFERENCE);
    for (int i = 0; i < outputs.size(); i++) {
      // The published outputs are rounded to float32.
      assertArrayEquals(source.outputs().get(i).values(), computed.get(outputs.get(i)), 2e-6, source.name() + " output " + i);
    }
  }

  private double[] flat(List<Parameter> layout) {
    List<double[]> parts = new ArrayList<>();
    layout.forEach(block -> parts.add(blocks.getOrDefault(block.name().substring("layer.".length()), new double[block.size()])));
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
