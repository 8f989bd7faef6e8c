package org.ganglion.report.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.data.Names;
import org.ganglion.api.data.Records;
import org.ganglion.api.network.InvalidNetworkException;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Parameter;
import org.ganglion.kit.page.Html;
import org.ganglion.kit.page.Numbers;

/** A model as the list of its layers with output shapes and parameters. */
final class LayerTable {
  private static final Set<String> TELLING =
      Set.of("units", "filters", "kernel", "stride", "rate", "function", "pool", "entries", "width", "shape", "factor", "groups");

  private LayerTable() {}

  static void write(Html html, String port, Model model) {
    NetworkSpec spec = model.spec();
    html.open("div", "class", "wide").open("table", "class", "layers").open("caption").text(port + " ");
    html.leaf("span", about(model), "class", "dim").close().open("thead").open("tr");
    html.leaf("th", "Name", "scope", "col").leaf("th", "Layer", "scope", "col").leaf("th", "Output", "scope", "col");
    html.leaf("th", "Parameters", "scope", "col", "class", "number").close(2).open("tbody");
    spec.inputs().forEach(input -> row(html, input.name(), "input", input.sample().toString(), ""));
    try {
      layers(html, NetworkGraph.of(spec));
    } catch (InvalidNetworkException e) {
      // a layer of another plug-in has no shapes here; the list alone still tells what the network is
      spec.nodes().forEach(node -> row(html, node.name(), describe(node.layer()), "", ""));
    }
    html.close();
    html.open("tfoot").open("tr").leaf("th", "Total", "scope", "row", "colspan", "3");
    html.leaf("td", Numbers.of(model.parameters().length), "class", "number").close(2);
    html.close(2);
  }

  private static void layers(Html html, NetworkGraph graph) {
    Set<Parameter> counted = new HashSet<>();
    for (NetworkGraph.Vertex vertex : graph.vertices()) {
      boolean shared = !vertex.parameters().isEmpty() && counted.containsAll(vertex.parameters().values());
      counted.addAll(vertex.parameters().values());
      long own = vertex.parameters().values().stream().mapToLong(Parameter::size).sum();
      row(html, vertex.name(), describe(vertex.layer()), vertex.shape().toString(), shared ? "shared" : own == 0 ? "" : Numbers.of(own));
    }
  }

  private static void row(Html html, String name, String layer, String shape, String parameters) {
    html.open("tr").leaf("th", name, "scope", "row").leaf("td", layer).leaf("td", shape).leaf("td", parameters, "class", "number").close();
  }

  /** {@code dense 256}, {@code convolution 64, kernel 4×4, stride 2×2}: what tells one layer from another of its kind. */
  private static String describe(Layer layer) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (Records.write(layer) instanceof Map<?, ?> written) {
      written.forEach((name, value) -> fields.put(name.toString(), value));
    }
    if (layer instanceof Layer.Activation activation) {
      return Names.kebab(activation.function().name()).replace('-', ' ');
    }
    List<String> words = new ArrayList<>();
    fields.forEach((name, value) -> {
      if (TELLING.contains(name)) {
        words.add((Set.of("units", "filters", "rate", "pool", "shape").contains(name) ? "" : name + " ") + size(value));
      }
    });
    return (Names.kebab(layer.getClass().getSimpleName()).replace('-', ' ') + " " + String.join(", ", words)).strip();
  }

  private static String size(Object value) {
    if (value instanceof Map<?, ?> size && size.containsKey("height")) {
      return size.get("height") + "×" + size.get("width");
    }
    return value instanceof List<?> axes ? String.join("×", axes.stream().map(String::valueOf).toList()) : String.valueOf(value);
  }

  private static String about(Model model) {
    List<String> facts = new ArrayList<>();
    // What is written as JSON is for those who use the model.
    model.about().entrySet().stream().filter(fact -> !fact.getValue().startsWith("{")).sorted(Map.Entry.comparingByKey())
        .forEach(fact -> facts.add(fact.getKey() + " " + fact.getValue()));
    return String.join(", ", facts);
  }
}
