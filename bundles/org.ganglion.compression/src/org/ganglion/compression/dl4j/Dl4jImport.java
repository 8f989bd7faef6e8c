package org.ganglion.compression.dl4j;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.tensor.Shape;

/** Reads a trained MultiLayerNetwork or ComputationGraph of DL4J 1.0.0 from its ZIP file. */
public final class Dl4jImport {
  private Dl4jImport() {}

  /**
   * Reads a model.
   *
   * @param sample axes of a sample, [channels, height, width] of an image and [steps, features] of a sequence; empty where the first layer takes a
   *     vector
   * @throws InputException for a file that is no network of DL4J, and for what no layer computes, with the layer's name
   */
  public static Model read(byte[] content, List<Integer> sample, Map<String, String> about) throws IOException {
    Dl4jFile file = Dl4jFile.read(content);
    Map<String, Object> configuration = file.configuration();
    Dl4jLayers layers = new Dl4jLayers(file.parameters());
    List<String> outputs = configuration.containsKey("confs") ? chain(configuration, sample, layers) : graph(configuration, sample, layers);
    layers.finish();
    return layers.network().model("imported", outputs, about);
  }

  private static List<String> chain(Map<String, Object> configuration, List<Integer> sample, Dl4jLayers layers) {
    List<Object> confs = Dl4jLayers.list(configuration.get("confs"));
    if (confs.isEmpty()) {
      throw new InputException("the network has no layers");
    }
    Map<String, Object> before = Dl4jLayers.map(configuration.get("inputPreProcessors"));
    layers.input("input", shape(sample, Dl4jLayers.map(Dl4jLayers.map(confs.get(0)).get("layer")), Dl4jLayers.map(before.get("0"))));
    String at = "input";
    for (int k = 0; k < confs.size(); k++) {
      Map<String, Object> layer = Dl4jLayers.map(Dl4jLayers.map(confs.get(k)).get("layer"));
      String name = String.valueOf(layer.getOrDefault("layerName", "layer" + k));
      layers.prepare(name, Dl4jLayers.map(before.get(Integer.toString(k))), at);
      layers.layer(name, layer, at);
      at = name;
    }
    return List.of(at);
  }

  private static Shape shape(List<Integer> sample, Map<String, Object> first, Map<String, Object> before) {
    if (!sample.isEmpty()) {
      return Shape.of(sample.stream().mapToLong(Integer::longValue).toArray());
    }
    if (before.get("numChannels") instanceof Number channels && Dl4jLayers.kind(before).equals("FeedForwardToCnnPreProcessor")) {
      return Shape.of(channels.longValue() * Dl4jLayers.whole(before, "inputHeight") * Dl4jLayers.whole(before, "inputWidth"));
    }
    if (Dl4jLayers.kind(first).equals("DenseLayer") && first.get("nin") instanceof Number width) {
      return Shape.of(width.longValue());
    }
    throw new InputException("DL4J does not save what a sample of this network looks like; give its axes: [channels, height, width] of an image, "
        + "[steps, features] of a sequence");
  }

  /** Parameters lie in the order in which DL4J computes. */
  private static List<String> graph(Map<String, Object> configuration, List<Integer> sample, Dl4jLayers layers) {
    List<String> inputs = Dl4jLayers.texts(configuration.get("networkInputs"));
    List<String> order = Dl4jLayers.texts(configuration.get("topologicalOrderStr"));
    if (inputs.size() != 1 || order.isEmpty()) {
      throw new InputException("a graph of " + inputs.size() + " inputs" + (order.isEmpty() ? " whose order is not in the file" : "")
          + " cannot be imported");
    }
    Map<String, Object> vertices = new TreeMap<>(Dl4jLayers.map(configuration.get("vertices")));
    Map<String, Object> sources = Dl4jLayers.map(configuration.get("vertexInputs"));
    for (String name : order) {
      if (name.equals(inputs.get(0))) {
        Map<String, Object> reader = sources.entrySet().stream().filter(entry -> Dl4jLayers.texts(entry.getValue()).contains(name))
            .map(entry -> Dl4jLayers.map(vertices.get(entry.getKey()))).findFirst().orElse(Map.of());
        layers.input(name, shape(sample, Dl4jLayers.layerOf(reader), Dl4jLayers.map(reader.get("preProcessor"))));
      } else {
        layers.vertex(name, Dl4jLayers.map(vertices.get(name)), Dl4jLayers.texts(sources.get(name)));
      }
    }
    return Dl4jLayers.texts(configuration.get("networkOutputs"));
  }
}
