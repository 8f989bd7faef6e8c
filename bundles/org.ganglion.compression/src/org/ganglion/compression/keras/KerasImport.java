package org.ganglion.compression.keras;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.operator.InputException;
import org.ganglion.kit.json.Json;

/**
 * Reads a trained network from an h5 file of Keras 2 or 3, sequential or functional. Images become channels first, [C × H × W], whatever they were;
 * what a Flatten makes of them keeps its meaning, because the weights behind it are put in that order.
 */
public final class KerasImport {
  private KerasImport() {}

  /** A layer of the file, and the layers that it reads. */
  record Step(String name, String kind, Map<String, Object> config, List<String> from) {}

  /**
   * Reads a model.
   *
   * @throws InputException for a file that is no network of Keras, and for what no layer computes, with the layer's name
   */
  public static Model read(ByteBuffer bytes, Map<String, String> about) {
    HdfFile file = HdfFile.read(bytes);
    String text = file.text("model_config")
        .orElseThrow(() -> new InputException("this HDF5 file has no model_config: it holds weights alone; save the whole network (model.save)"));
    Map<String, Object> model;
    try {
      model = Json.readObject(text);
    } catch (IOException e) {
      throw new InputException("the model_config of this file cannot be read: " + e.getMessage(), e);
    }
    Map<String, Object> config = map(model.get("config"));
    boolean sequential = "Sequential".equals(model.get("class_name"));
    try {
      List<Step> steps = sequential ? sequence(list(config.get("layers"))) : graph(list(config.get("layers")));
      KerasLayers layers = new KerasLayers(steps, file);
      steps.forEach(layers::add);
      List<String> outputs = sequential ? List.of(steps.get(steps.size() - 1).name()) : names(config.get("output_layers"));
      for (String output : outputs) {
        if (!layers.network().knows(output)) {
          throw new InputException("output '" + output + "' is given by no layer");
        }
      }
      return layers.network().model(word(config, "name"), outputs, about);
    } catch (IllegalArgumentException e) {
      throw new InputException("the network of this file does not fit together: " + e.getMessage(), e);
    }
  }

  private static List<Step> sequence(List<Object> layers) {
    List<Step> steps = new ArrayList<>();
    for (Object layer : layers) {
      Map<String, Object> config = map(map(layer).get("config"));
      String kind = word(map(layer), "class_name");
      if (steps.isEmpty() && !kind.equals("InputLayer")) {
        if (!config.containsKey("batch_input_shape")) {
          throw new InputException("the network does not say what it takes: it was saved before it was built");
        }
        steps.add(new Step("input", "InputLayer", config, List.of()));
      }
      steps.add(new Step(word(config, "name"), kind, config, steps.isEmpty() ? List.of() : List.of(steps.get(steps.size() - 1).name())));
    }
    if (steps.size() < 2) {
      throw new InputException("the network has no layers");
    }
    return steps;
  }

  /** Layers behind what they read, whatever their order in the file. */
  private static List<Step> graph(List<Object> layers) {
    Map<String, Step> open = new LinkedHashMap<>();
    for (Object layer : layers) {
      Map<String, Object> entry = map(layer);
      List<Object> inbound = list(entry.get("inbound_nodes"));
      String name = word(entry, "name");
      if (inbound.size() > 1) {
        throw new InputException("layer '" + name + "' is used in several places; that cannot be imported");
      }
      open.put(name, new Step(name, word(entry, "class_name"), map(entry.get("config")), inbound.isEmpty() ? List.of() : names(inbound.get(0))));
    }
    Map<String, Step> placed = new LinkedHashMap<>();
    while (!open.isEmpty()) {
      List<Step> ready = open.values().stream().filter(step -> placed.keySet().containsAll(step.from())).toList();
      if (ready.isEmpty()) {
        throw new InputException("layers " + open.keySet() + " read what no layer gives");
      }
      ready.forEach(step -> placed.put(step.name(), open.remove(step.name())));
    }
    return List.copyOf(placed.values());
  }

  /** The layers that a tree of references names: [name, node, tensor] each, in Keras 3 as "keras_history". */
  private static List<String> names(Object tree) {
    List<String> found = new ArrayList<>();
    collect(tree, found);
    return found;
  }

  private static void collect(Object tree, List<String> found) {
    if (tree instanceof List<?> list) {
      if (list.size() >= 3 && list.get(0) instanceof String name && list.get(1) instanceof Number) {
        found.add(name);
      } else {
        list.forEach(part -> collect(part, found));
      }
    } else if (tree instanceof Map<?, ?> map) {
      map.values().forEach(part -> collect(part, found));
    }
  }

  private static String word(Map<String, Object> config, String name) {
    if (config.get(name) instanceof String word) {
      return word;
    }
    throw new InputException("the model_config of this file is not one of Keras 2 or 3: '" + name + "' is missing where it should be");
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : new HashMap<>();
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return value instanceof List<?> list ? (List<Object>) list : List.of();
  }
}
