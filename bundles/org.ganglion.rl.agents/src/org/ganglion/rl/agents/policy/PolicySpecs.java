package org.ganglion.rl.agents.policy;

import java.util.List;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.rl.PolicyBody;
import org.ganglion.api.tensor.Shape;

/**
 * The networks of a policy: the body's trunk with heads on it, in one order of nodes, so that parameters of the parts that learn, laid end to end,
 * are those of the whole that acts.
 *
 * @param observation axes of what the trunk is fed
 * @param outputs numbers of the policy head
 */
public record PolicySpecs(PolicyBody body, List<Integer> observation, int outputs) {
  static final String INPUT = "observation";
  static final String POLICY = "policy";
  static final String VALUE = "value";
  static final String NORMALISE = "normalise";
  private static final String MEMORY = "memory";

  /** A policy that prefers nothing yet explores evenly. */
  private static final Initialiser INDIFFERENT = new Initialiser.Uniform(0.003);

  public PolicySpecs {
    NetworkGraph graph = NetworkGraph.of(body.trunk());
    boolean fits = graph.inputs().size() == 1 && graph.outputs().size() == 1 && graph.outputs().get(0).edge().shape().rank() == 1;
    if (!fits || !graph.inputs().get(0).sample().equals(Shape.of(observation))) {
      throw new InputException(
          "the network '" + body.trunk().name() + "' takes " + graph.inputs() + ", the policy needs one input of " + Shape.of(observation)
              + " and one output that is a vector");
    }
  }

  /** Policy and value of one observation without memory. */
  NetworkSpec feedForward() {
    return feedForward(start("policy"));
  }

  private NetworkSpec feedForward(NetworkSpec.Builder net) {
    String first = net.build().nodes().isEmpty() ? INPUT : NORMALISE;
    net.add("trunk", new Layer.Composite(body.trunk()), first);
    net.add(POLICY, new Layer.Dense(outputs, true, INDIFFERENT), "trunk");
    if (!body.shared()) {
      net.add("value-trunk", new Layer.Composite(body.trunk()), first);
    }
    net.add(VALUE, NetworkSpec.Layers.dense(1), body.shared() ? "trunk" : "value-trunk");
    return net.outputs(POLICY, VALUE).build();
  }

  /** What turns each observation into features, of a policy with memory. */
  NetworkSpec encoder() {
    return start("policy-encoder").add("trunk", new Layer.Composite(body.trunk()), INPUT).outputs("trunk").build();
  }

  /** Features in, policy and value out, of {@code window} steps in a row. */
  NetworkSpec memory(int window) {
    NetworkSpec.Builder net = NetworkSpec.builder("policy-memory").input("features", window, features()).input("h0", body.memory()).input("c0",
        body.memory());
    net.input("keep", window);
    net.add(MEMORY, NetworkSpec.Layers.lstm(body.memory()), "features", "h0", "c0", "keep");
    net.add(POLICY, new Layer.Dense(outputs, true, INDIFFERENT), MEMORY);
    net.add(VALUE, NetworkSpec.Layers.dense(1), MEMORY);
    return net.outputs(POLICY, VALUE).build();
  }

  /** The whole policy for one step, memory handed in and out. */
  NetworkSpec step() {
    return step(start("policy"));
  }

  private NetworkSpec step(NetworkSpec.Builder net) {
    String first = net.build().nodes().isEmpty() ? INPUT : NORMALISE;
    net.input("h0", body.memory()).input("c0", body.memory());
    net.add("trunk", new Layer.Composite(body.trunk()), first);
    net.add("moment", new Layer.Reshape(List.of(1, features())), "trunk");
    net.add(MEMORY, NetworkSpec.Layers.lstm(body.memory()), "moment", "h0", "c0");
    net.add(POLICY, new Layer.Dense(outputs, true, INDIFFERENT), MEMORY + ".h");
    net.add(VALUE, NetworkSpec.Layers.dense(1), MEMORY + ".h");
    return net.outputs(POLICY, VALUE, MEMORY + ".h", MEMORY + ".c").build();
  }

  /** What leaves the training: normalisation in front, so that it takes observations as they are. */
  public NetworkSpec whole() {
    NetworkSpec.Builder net = start("policy").add(NORMALISE, new Layer.BatchNormalisation(Normalisation.EPSILON, 0.1), INPUT);
    return body.memory() > 0 ? step(net) : feedForward(net);
  }

  private NetworkSpec.Builder start(String name) {
    return NetworkSpec.builder(name).input(INPUT, observation.stream().mapToInt(Integer::intValue).toArray());
  }

  private int features() {
    return NetworkGraph.of(body.trunk()).outputs().get(0).edge().shape().dim(0);
  }
}
