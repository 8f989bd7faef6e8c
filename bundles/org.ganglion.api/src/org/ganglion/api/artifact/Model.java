package org.ganglion.api.artifact;

import java.util.Map;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.NetworkSpec;

/**
 * A network with its weights. Written as {@code network.json} and {@code parameters.npz} (one canonical array per parameter, PyTorch's axes).
 *
 * @param parameters trainable values, layout of {@code NetworkGraph.parameters()}
 * @param statistics running values, layout of {@code NetworkGraph.statistics()}
 * @param about what users of the model must know: {@code kind}, value ranges, classes
 */
@ArtifactType("ganglion:model/1")
public record Model(NetworkSpec spec, float[] parameters, float[] statistics, Map<String, String> about) {
  public Model {
    about = Map.copyOf(about);
  }

  /** A network's weights as they are now. */
  public static Model of(Network network, Map<String, String> about) {
    return new Model(network.graph().spec(), network.parameters(), network.statistics(), about);
  }

  /** Puts the weights into a network compiled from {@link #spec}. */
  public void into(Network network) {
    network.setParameters(parameters);
    network.setStatistics(statistics);
  }
}
