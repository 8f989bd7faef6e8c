package org.ganglion.api.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A network with its composites replaced by their nodes, and with the inputs that were left out. */
final class CompositeExpansion {
  private final NetworkSpec spec;
  private final Map<String, CompositeExpansion> bodies = new LinkedHashMap<>();
  private final List<NetworkSpec.Node> nodes = new ArrayList<>();

  CompositeExpansion(NetworkSpec spec) {
    this.spec = spec;
    for (NetworkSpec.Node node : spec.nodes()) {
      if (node.layer() instanceof Layer.Composite) {
        bodies.put(node.name(), new CompositeExpansion(((Layer.Composite) node.layer()).body()));
      }
    }
    String before = spec.inputs().isEmpty() ? null : spec.inputs().get(0).name();
    for (NetworkSpec.Node node : spec.nodes()) {
      List<String> from = node.inputs().isEmpty() && before != null ? List.of(before) : node.inputs();
      add(node, from.stream().map(this::resolve).collect(Collectors.toList()));
      before = node.name();
    }
  }

  List<NetworkSpec.Node> nodes() {
    return nodes;
  }

  /** Names of the outputs as they were given, or of the last node. */
  List<String> outputs() {
    List<NetworkSpec.Node> all = spec.nodes();
    return spec.outputs().isEmpty() && !all.isEmpty() ? List.of(all.get(all.size() - 1).name()) : spec.outputs();
  }

  /** The name of what gives a value: a composite's is that of the node within it that gives its output. */
  String resolve(String name) {
    CompositeExpansion body = bodies.get(name);
    return body == null || body.outputs().isEmpty() ? name : name + "/" + body.resolve(body.outputs().get(0));
  }

  private void add(NetworkSpec.Node node, List<String> from) {
    CompositeExpansion body = bodies.get(node.name());
    if (body == null) {
      nodes.add(new NetworkSpec.Node(node.name(), node.layer(), from, node.sharedWith().map(this::resolve)));
      return;
    }
    List<NetworkSpec.Input> inputs = body.spec.inputs();
    if (inputs.size() != from.size() || body.outputs().size() != 1) {
      throw new InvalidNetworkException(
          "network '" + spec.name() + "': composite '" + node.name() + "' has " + inputs.size() + " inputs and is given " + from.size()
              + "; it must have one output");
    }
    Map<String, String> bound = new LinkedHashMap<>();
    for (int i = 0; i < from.size(); i++) {
      bound.put(inputs.get(i).name(), from.get(i));
    }
    String prefix = node.name() + "/";
    for (NetworkSpec.Node inner : body.nodes) {
      List<String> sources = inner.inputs().stream().map(name -> bound.getOrDefault(name, prefix + name)).collect(Collectors.toList());
      nodes.add(new NetworkSpec.Node(prefix + inner.name(), inner.layer(), sources, inner.sharedWith().map(name -> prefix + name)));
    }
  }
}
