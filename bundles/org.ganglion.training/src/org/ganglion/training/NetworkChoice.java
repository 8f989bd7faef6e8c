package org.ganglion.training;

import java.util.Optional;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.tensor.Shape;
import org.ganglion.kit.training.CustomaryNetworks;

/** Which network is trained: one of its own declaration, or a customary one by name. */
final class NetworkChoice {
  private NetworkChoice() {}

  /**
   * The network for samples.
   *
   * @throws InputException when the name is unknown, or the network does not take these inputs or give that many outputs
   */
  static NetworkSpec of(String architecture, Optional<NetworkSpec> own, Shape input, int outputs) {
    if (own.isEmpty()) {
      try {
        return CustomaryNetworks.of(architecture, input, outputs);
      } catch (IllegalArgumentException e) {
        throw new InputException("architecture: " + e.getMessage(), e);
      }
    }
    NetworkSpec spec = own.get();
    NetworkGraph graph = NetworkGraph.of(spec);
    if (graph.inputs().size() != 1 || graph.outputs().size() != 1) {
      throw new InputException("network '" + spec.name() + "': one input and one output are trained, this one has " + graph.inputs().size() + " and "
          + graph.outputs().size());
    }
    Shape taken = graph.inputs().get(0).sample();
    if (!taken.equals(input)) {
      throw new InputException("network '" + spec.name() + "': its input is " + taken + ", a sample is " + input);
    }
    Shape given = graph.outputs().get(0).edge().shape();
    if (given.size() != outputs) {
      throw new InputException("network '" + spec.name() + "': its output is " + given + ", " + outputs
          + " values are needed, one for each class or column");
    }
    return spec;
  }
}
