package org.ganglion.rl.agents.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Parameter;

/** The part of a policy that acts: without the value and what only that needs. */
public final class PolicyExport {
  private static final String PROBABILITIES = "probabilities";

  private PolicyExport() {}

  /** The acting part, with a softmax behind it or not; its first layer takes observations as they are where it can. */
  public static Model acting(Model policy, boolean softmax, Map<String, String> about) {
    NetworkSpec whole = policy.spec();
    List<NetworkSpec.Node> nodes = new ArrayList<>();
    for (NetworkSpec.Node node : whole.nodes()) {
      if (!node.name().equals(PolicySpecs.VALUE) && !node.name().equals("value-trunk")) {
        nodes.add(node);
      }
    }
    List<String> outputs = new ArrayList<>(whole.outputs());
    outputs.remove(PolicySpecs.VALUE);
    if (softmax) {
      nodes.add(new NetworkSpec.Node(PROBABILITIES, new Layer.Activation(Layer.Function.SOFTMAX, 0), List.of(PolicySpecs.POLICY), Optional.empty()));
      outputs.set(outputs.indexOf(PolicySpecs.POLICY), PROBABILITIES);
    }
    NetworkSpec part = new NetworkSpec(whole.version(), whole.name(), whole.inputs(), nodes, outputs);
    NetworkGraph from = NetworkGraph.of(whole);
    NetworkGraph to = NetworkGraph.of(part);
    about.put("kind", "network");
    float[] parameters = chosen(from.parameters(), policy.parameters(), to.parameters(), to.parameterCount());
    return Folding.of(new Model(part, parameters, chosen(from.statistics(), policy.statistics(), to.statistics(), to.statisticsCount()), about));
  }

  private static float[] chosen(List<Parameter> from, float[] values, List<Parameter> wanted, int count) {
    Map<String, Parameter> known = new HashMap<>();
    from.forEach(block -> known.put(block.name(), block));
    float[] part = new float[count];
    for (Parameter block : wanted) {
      System.arraycopy(values, Math.toIntExact(known.get(block.name()).offset()), part, Math.toIntExact(block.offset()), block.size());
    }
    return part;
  }
}
