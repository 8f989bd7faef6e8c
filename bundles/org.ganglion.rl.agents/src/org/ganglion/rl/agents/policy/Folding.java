package org.ganglion.rl.agents.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Parameter;

/**
 * Takes the normalisation of what is observed into the weights of the first layer, {@code w·(x − m)/s + b = (w/s)·x + (b − w·m/s)}: a network that
 * goes on learning would otherwise bring its inputs to other means than the policy learnt with.
 */
final class Folding {
  private Folding() {}

  /** The same function without normalisation; as it is where the first layer is none that can take it. */
  static Model of(Model policy) {
    NetworkSpec spec = policy.spec();
    Optional<Layer> first = first(spec);
    NetworkGraph graph = NetworkGraph.of(spec);
    List<Parameter> trunk = graph.parameters().stream().filter(block -> block.name().startsWith("trunk")).toList();
    if (first.isEmpty() || trunk.size() < 2 || !spec.nodes().get(0).name().equals(PolicySpecs.NORMALISE)) {
      return policy;
    }
    int channels = spec.inputs().get(0).shape().get(0);
    float[] values = policy.parameters().clone();
    fold(values, trunk.get(0), trunk.get(1), policy.statistics(), channels);
    List<NetworkSpec.Node> nodes = new ArrayList<>();
    for (NetworkSpec.Node node : spec.nodes().subList(1, spec.nodes().size())) {
      List<String> inputs = node.inputs().stream().map(name -> name.equals(PolicySpecs.NORMALISE) ? PolicySpecs.INPUT : name).toList();
      nodes.add(new NetworkSpec.Node(node.name(), node.layer(), inputs, node.sharedWith()));
    }
    NetworkSpec shorter = new NetworkSpec(spec.version(), spec.name(), spec.inputs(), nodes, spec.outputs());
    float[] statistics = java.util.Arrays.copyOfRange(policy.statistics(), 2 * channels, policy.statistics().length);
    return new Model(shorter, java.util.Arrays.copyOfRange(values, 2 * channels, values.length), statistics, policy.about());
  }

  /** The trunk's first layer with weights, where nothing but a change of shape stands before it, and every input meets its weight. */
  private static Optional<Layer> first(NetworkSpec spec) {
    for (NetworkSpec.Node node : spec.nodes()) {
      if (node.name().equals("trunk") && node.layer() instanceof Layer.Composite part) {
        List<NetworkSpec.Node> nodes = part.body().nodes();
        Layer layer = nodes.get(0).layer() instanceof Layer.Flatten && nodes.size() > 1 ? nodes.get(1).layer() : nodes.get(0).layer();
        boolean fits = layer instanceof Layer.Dense dense && dense.bias()
            || layer instanceof Layer.Convolution convolution && convolution.bias() && convolution.groups() == 1
                && convolution.padding().equals(NetworkSpec.Layers.convolution(1, 1, 1, 0).padding());
        return fits ? Optional.of(layer) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Weights are outputs × inputs, the inputs channel by channel. */
  private static void fold(float[] values, Parameter weight, Parameter bias, float[] statistics, int channels) {
    int outputs = bias.size();
    int inputs = weight.size() / outputs;
    for (int output = 0; output < outputs; output++) {
      double shift = 0;
      for (int input = 0; input < inputs; input++) {
        int channel = input / (inputs / channels);
        int at = Math.toIntExact(weight.offset()) + output * inputs + input;
        double scaled = values[at] / Math.sqrt(statistics[channels + channel] + Normalisation.EPSILON);
        shift += scaled * statistics[channel];
        values[at] = (float) scaled;
      }
      values[Math.toIntExact(bias.offset()) + output] -= (float) shift;
    }
  }
}
