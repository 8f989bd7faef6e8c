package org.ganglion.api.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ganglion.api.network.NetworkGraph.Edge;
import org.ganglion.api.network.NetworkGraph.Output;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;

/** Resolves a {@link NetworkSpec}: expand, bind names, infer shapes along the order of dependence, lay out parameters. */
final class GraphBuilder {
  private final NetworkSpec spec;
  private final Function<String, LayerKernel> kernels;
  private final Map<String, NetworkSpec.Input> inputs = new LinkedHashMap<>();
  private final Map<String, Vertex> done = new LinkedHashMap<>();
  private final Blocks parameters = new Blocks();
  private final Blocks statistics = new Blocks();

  GraphBuilder(NetworkSpec spec, Function<String, LayerKernel> kernels) {
    this.spec = spec;
    this.kernels = kernels;
  }

  NetworkGraph build() {
    for (NetworkSpec.Input input : spec.inputs()) {
      if (inputs.put(input.name(), input) != null) {
        throw problem("two inputs are named '" + input.name() + "'");
      }
      if (input.sample().size() == 0) {
        throw problem("input '" + input.name() + "' of " + input.sample() + " holds nothing");
      }
    }
    if (inputs.isEmpty()) {
      throw problem("it has no input");
    }
    Map<String, NetworkSpec.Node> nodes = new LinkedHashMap<>();
    CompositeExpansion expansion = new CompositeExpansion(spec);
    for (NetworkSpec.Node node : expansion.nodes()) {
      if (inputs.containsKey(node.name()) || nodes.put(node.name(), node) != null) {
        throw problem("two nodes are named '" + node.name() + "'");
      }
    }
    if (nodes.isEmpty()) {
      throw problem("it has no layer");
    }
    Deque<String> path = new ArrayDeque<>();
    nodes.values().forEach(node -> resolve(node, nodes, path));
    List<Output> outputs = new ArrayList<>();
    for (String name : expansion.outputs()) {
      if (outputs.stream().anyMatch(output -> output.name().equals(name))) {
        throw problem("output '" + name + "' is named twice");
      }
      outputs.add(new Output(name, edge(expansion.resolve(name), () -> "output '" + name + "'", nodes)));
    }
    return new NetworkGraph(spec, List.copyOf(done.values()), outputs, parameters.list, statistics.list);
  }

  private void resolve(NetworkSpec.Node node, Map<String, NetworkSpec.Node> nodes, Deque<String> path) {
    if (done.containsKey(node.name())) {
      return;
    }
    if (path.contains(node.name())) {
      throw problem("the nodes " + String.join(" → ", path) + " → " + node.name() + " form a cycle; a recurrent network uses an LSTM layer");
    }
    path.addLast(node.name());
    for (String reference : node.inputs()) {
      NetworkSpec.Node source = nodes.get(base(reference, nodes));
      if (source != null) {
        resolve(source, nodes, path);
      }
    }
    node.sharedWith().map(nodes::get).ifPresent(owner -> resolve(owner, nodes, path));
    path.removeLast();
    done.put(node.name(), vertex(node, nodes));
  }

  private Vertex vertex(NetworkSpec.Node node, Map<String, NetworkSpec.Node> nodes) {
    List<Edge> edges = new ArrayList<>();
    for (String reference : node.inputs()) {
      edges.add(edge(reference, () -> "node '" + node.name() + "'", nodes));
    }
    List<Shape> from = edges.stream().map(Edge::shape).collect(Collectors.toList());
    LayerShapes.Result result;
    LayerKernel kernel = null;
    try {
      LayerShapes.checkTypes(node.layer(), edges);
      if (node.layer() instanceof Layer.Custom) {
        Layer.Custom custom = (Layer.Custom) node.layer();
        kernel = kernels.apply(custom.kernel());
        if (kernel == null) {
          throw new IllegalArgumentException("no plug-in offers the layer kernel '" + custom.kernel() + "'");
        }
        result = LayerShapes.custom(kernel, from, custom.parameters());
      } else {
        result = LayerShapes.of(node.layer(), from);
      }
      if (result.shapes().stream().anyMatch(shape -> shape.size() == 0)) {
        throw new IllegalArgumentException("gives " + result.shapes().get(0) + ", which holds nothing");
      }
    } catch (IllegalArgumentException e) {
      throw problem("node '" + node.name() + "' (" + LayerShapes.name(node.layer()) + "): " + e.getMessage());
    }
    Map<String, Parameter> trainable;
    Map<String, Parameter> running;
    if (node.sharedWith().isPresent()) {
      Vertex owner = owner(node, result);
      trainable = owner.parameters();
      running = owner.statistics();
    } else {
      trainable = parameters.add(node.name(), result.parameters());
      running = statistics.add(node.name(), result.statistics());
    }
    return new Vertex(node.name(), node.layer(), List.copyOf(edges), result.shapes(), trainable, running, kernel);
  }

  private Vertex owner(NetworkSpec.Node node, LayerShapes.Result result) {
    Vertex owner = done.get(node.sharedWith().get());
    if (owner == null) {
      throw problem("node '" + node.name() + "' shares the parameters of '" + node.sharedWith().get() + "', which is no node");
    }
    List<Shape> mine = result.parameters().stream().map(Parameter::shape).collect(Collectors.toList());
    List<Shape> theirs = owner.parameters().values().stream().map(Parameter::shape).collect(Collectors.toList());
    if (!owner.layer().getClass().equals(node.layer().getClass()) || !mine.equals(theirs)) {
      throw problem("node '" + node.name() + "' needs parameters " + mine + ", '" + owner.name() + "', whose it should share, has " + theirs);
    }
    return owner;
  }

  private String base(String reference, Map<String, NetworkSpec.Node> nodes) {
    int dot = reference.lastIndexOf('.');
    return nodes.containsKey(reference) || dot < 0 ? reference : reference.substring(0, dot);
  }

  private Edge edge(String reference, Supplier<String> user, Map<String, NetworkSpec.Node> nodes) {
    NetworkSpec.Input input = inputs.get(reference);
    if (input != null) {
      return new Edge(reference, 0, true, input.sample(), input.type());
    }
    String name = base(reference, nodes);
    Vertex vertex = done.get(name);
    String suffix = reference.equals(name) ? "" : reference.substring(name.length() + 1);
    int port = switchPort(suffix);
    if (vertex == null || port < 0 || port >= vertex.shapes().size()) {
      String all = String.join(", ", inputs.keySet()) + ", " + String.join(", ", nodes.keySet());
      throw problem(user.get() + " takes '" + reference + "', which is neither an input nor a node's output; there are " + all);
    }
    return new Edge(name, port, false, vertex.shapes().get(port), DType.FLOAT32);
  }

  private static int switchPort(String suffix) {
    switch (suffix) {
      case "":
        return 0;
      case "h":
        return 1;
      case "c":
        return 2;
      default:
        return -1;
    }
  }

  private InvalidNetworkException problem(String what) {
    return new InvalidNetworkException("network '" + spec.name() + "': " + what);
  }

  /** Blocks one behind the other in a flat array. */
  private static final class Blocks {
    final List<Parameter> list = new ArrayList<>();
    private long end;

    Map<String, Parameter> add(String node, List<Parameter> blocks) {
      Map<String, Parameter> mine = new LinkedHashMap<>();
      for (Parameter block : blocks) {
        Parameter placed = new Parameter(node + "." + block.name(), block.shape(), block.start(), block.fanIn(), block.fanOut(), end);
        end += block.shape().size();
        list.add(placed);
        mine.put(block.name(), placed);
      }
      return Collections.unmodifiableMap(mine);
    }
  }
}
