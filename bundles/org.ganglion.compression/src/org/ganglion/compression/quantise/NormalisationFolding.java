package org.ganglion.compression.quantise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Parameter;

/**
 * Takes batch normalisation out of a trained network: behind a dense layer or convolution that nobody else reads, it is nothing but other weights and
 * another bias at inference. What stands elsewhere stays. The folded model computes the same, and has no running statistics for what is gone.
 */
public final class NormalisationFolding {
  private final Model model;
  private final NetworkGraph graph;
  private final Map<String, Vertex> normalisationOf = new HashMap<>();
  private final Map<String, String> replaced = new HashMap<>();

  private NormalisationFolding(Model model) {
    this.model = model;
    this.graph = NetworkGraph.of(model.spec());
    for (Vertex vertex : graph.vertices()) {
      if (vertex.layer() instanceof Layer.BatchNormalisation && !vertex.inputs().get(0).input()) {
        Vertex before = graph.vertex(vertex.inputs().get(0).source());
        if (folds(before.layer()) && Readers.of(graph, before.name()) == 1) {
          normalisationOf.put(before.name(), vertex);
          replaced.put(vertex.name(), before.name());
        }
      }
    }
  }

  private static boolean folds(Layer layer) {
    return layer instanceof Layer.Dense || layer instanceof Layer.Convolution;
  }

  /** The model without the normalisation that can be folded. */
  public static Model fold(Model model) {
    NormalisationFolding folding = new NormalisationFolding(model);
    return folding.normalisationOf.isEmpty() ? model : folding.folded();
  }

  private Model folded() {
    List<NetworkSpec.Node> nodes = new ArrayList<>();
    for (Vertex vertex : graph.vertices()) {
      if (!replaced.containsKey(vertex.name())) {
        List<String> inputs = vertex.inputs().stream().map(edge -> name(edge.source()) + port(edge.port())).toList();
        nodes.add(new NetworkSpec.Node(vertex.name(), withBias(vertex), inputs, Optional.empty()));
      }
    }
    List<String> outputs = graph.outputs().stream().map(output -> name(output.edge().source()) + port(output.edge().port())).toList();
    NetworkSpec spec = new NetworkSpec(NetworkSpec.VERSION, model.spec().name(), model.spec().inputs(), nodes, outputs);
    NetworkGraph target = NetworkGraph.of(spec);
    float[] parameters = new float[target.parameterCount()];
    float[] statistics = new float[target.statisticsCount()];
    for (Vertex vertex : target.vertices()) {
      Vertex source = graph.vertex(vertex.name());
      vertex.parameters().forEach((block, to) -> copy(source.parameters().get(block), model.parameters(), to, parameters));
      vertex.statistics().forEach((block, to) -> copy(source.statistics().get(block), model.statistics(), to, statistics));
      if (normalisationOf.containsKey(vertex.name())) {
        normalise(vertex, normalisationOf.get(vertex.name()), parameters);
      }
    }
    return new Model(spec, parameters, statistics, model.about());
  }

  private String name(String source) {
    return replaced.getOrDefault(source, source);
  }

  private static String port(int port) {
    return port == 0 ? "" : port == 1 ? ".h" : ".c";
  }

  private Layer withBias(Vertex vertex) {
    if (!normalisationOf.containsKey(vertex.name())) {
      return vertex.layer();
    }
    return switch (vertex.layer()) {
      case Layer.Dense dense -> new Layer.Dense(dense.units(), true, dense.weights());
      case Layer.Convolution c ->
          new Layer.Convolution(c.filters(), c.kernel(), c.stride(), c.padding(), c.dilation(), c.groups(), true, c.weights());
      default -> throw new IllegalStateException("nothing is folded into " + vertex.layer());
    };
  }

  private static void copy(Parameter from, float[] source, Parameter to, float[] target) {
    if (from != null) {
      System.arraycopy(source, (int) from.offset(), target, (int) to.offset(), to.size());
    }
  }

  private void normalise(Vertex vertex, Vertex normalisation, float[] parameters) {
    double epsilon = ((Layer.BatchNormalisation) normalisation.layer()).epsilon();
    Parameter weight = vertex.parameters().get("weight");
    Parameter bias = vertex.parameters().get("bias");
    int outputs = bias.size();
    int inputs = weight.size() / outputs;
    for (int o = 0; o < outputs; o++) {
      double factor = value(normalisation.parameters().get("gamma"), model.parameters(), o)
          / Math.sqrt(value(normalisation.statistics().get("variance"), model.statistics(), o) + epsilon);
      double shift = value(normalisation.parameters().get("beta"), model.parameters(), o)
          - factor * value(normalisation.statistics().get("mean"), model.statistics(), o);
      for (int i = 0; i < inputs; i++) {
        parameters[(int) weight.offset() + o * inputs + i] *= (float) factor;
      }
      int at = (int) bias.offset() + o;
      parameters[at] = (float) (parameters[at] * factor + shift);
    }
  }

  private static double value(Parameter block, float[] values, int index) {
    return values[(int) block.offset() + index];
  }
}
