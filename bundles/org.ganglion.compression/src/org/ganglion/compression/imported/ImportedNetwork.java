package org.ganglion.compression.imported;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;

/** A network in the making: layers as they are met, their weights by name, and which node stands for which name of the file. */
public final class ImportedNetwork {
  private final List<NetworkSpec.Input> inputs = new ArrayList<>();
  private final List<NetworkSpec.Node> nodes = new ArrayList<>();
  private final Map<String, float[]> blocks = new HashMap<>();
  private final Map<String, String> standsFor = new HashMap<>();
  private final Map<String, Shape> shapes = new HashMap<>();

  /** Adds an input. */
  public void input(String name, DType type, Shape sample) {
    String own = own(name);
    inputs.add(new NetworkSpec.Input(own, axes(sample), type));
    standsFor.put(name, own);
    shapes.put(own, sample);
  }

  /** Whether a name of the file is a value of this network. */
  public boolean knows(String name) {
    return standsFor.containsKey(name);
  }

  /** The node that stands for a name of the file. */
  public String node(String name) {
    return standsFor.get(name);
  }

  /** Axes of a sample of a value. */
  public Shape shape(String node) {
    return shapes.get(node);
  }

  /** Says that two names of the file are one value. */
  public void alias(String name, String node) {
    standsFor.put(name, node);
  }

  /** Adds a layer with its weights by short name, and gives its node. */
  public String add(String name, Layer layer, List<String> from, Map<String, float[]> weights) {
    String node = own(name);
    nodes.add(new NetworkSpec.Node(node, layer, from, Optional.empty()));
    weights.forEach((block, values) -> blocks.put(node + "." + block, values));
    List<NetworkSpec.Input> fed = new ArrayList<>();
    List<String> distinct = from.stream().distinct().toList();
    for (String source : distinct) {
      DType type = inputs.stream().filter(input -> input.name().equals(source)).map(NetworkSpec.Input::type).findFirst().orElse(DType.FLOAT32);
      fed.add(new NetworkSpec.Input(source, axes(shapes.get(source)), type));
    }
    // the layer by itself says which shape it gives, or why it cannot be
    NetworkGraph alone =
        NetworkGraph.of(new NetworkSpec(NetworkSpec.VERSION, "import", fed, nodes.subList(nodes.size() - 1, nodes.size()), List.of()));
    List<Shape> given = alone.vertices().get(alone.vertices().size() - 1).shapes();
    shapes.put(node, given.get(0));
    if (given.size() == 3) {
      shapes.put(node + ".h", given.get(1));
      shapes.put(node + ".c", given.get(2));
    }
    for (Parameter parameter : alone.parameters()) {
      float[] values = blocks.get(parameter.name());
      if (values == null || values.length != parameter.size()) {
        throw new IllegalArgumentException("'" + parameter.name() + "' is of " + parameter.shape() + ", the file gives "
            + (values == null ? "nothing" : values.length + " values"));
      }
    }
    return node;
  }

  private static List<Integer> axes(Shape shape) {
    return Arrays.stream(shape.toIntArray()).boxed().toList();
  }

  private String own(String name) {
    String stem = name.replaceAll("[^A-Za-z0-9_]", "_");
    stem = stem.isEmpty() || !Character.isLetter(stem.charAt(0)) ? "n" + stem : stem;
    String free = stem;
    for (int i = 2; shapes.containsKey(free); i++) {
      free = stem + "_" + i;
    }
    return free;
  }

  /** The network with its weights. */
  public Model model(String name, List<String> outputs, Map<String, String> about) {
    for (String output : outputs) {
      String value = standsFor.get(output);
      if (inputs.stream().anyMatch(input -> input.name().equals(value))) {
        // a network has a layer at least; this one gives its input as it is
        alias(output, add(output, new Layer.Reshape(axes(shapes.get(value))), List.of(value), Map.of()));
      }
    }
    NetworkSpec spec = new NetworkSpec(NetworkSpec.VERSION, name, inputs, nodes, outputs.stream().map(standsFor::get).toList());
    NetworkGraph graph = NetworkGraph.of(spec);
    return new Model(spec, flat(graph.parameters(), graph.parameterCount()), flat(graph.statistics(), graph.statisticsCount()),
        new LinkedHashMap<>(about));
  }

  private float[] flat(List<Parameter> layout, int count) {
    float[] flat = new float[count];
    for (Parameter parameter : layout) {
      System.arraycopy(blocks.get(parameter.name()), 0, flat, (int) parameter.offset(), parameter.size());
    }
    return flat;
  }
}
