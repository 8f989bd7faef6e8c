package org.ganglion.gan.architecture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Node;

/**
 * A network less its batch normalisations: whoever took one takes what it took. Spectral normalisation bounds a network's slope, which they would
 * undo.
 */
final class WithoutNormalisation {
  private WithoutNormalisation() {}

  static NetworkSpec of(NetworkSpec spec) {
    Map<String, String> replaced = new HashMap<>();
    List<Node> nodes = new ArrayList<>();
    String before = spec.inputs().get(0).name();
    for (Node node : spec.nodes()) {
      List<String> inputs = (node.inputs().isEmpty() ? List.of(before) : node.inputs()).stream().map(name -> replaced.getOrDefault(name, name))
          .toList();
      before = node.name();
      if (node.layer() instanceof Layer.BatchNormalisation) {
        replaced.put(node.name(), inputs.get(0));
      } else {
        nodes.add(new Node(node.name(), node.layer(), inputs, node.sharedWith()));
      }
    }
    return new NetworkSpec(spec.version(), spec.name(), spec.inputs(), nodes, spec.outputs());
  }
}
