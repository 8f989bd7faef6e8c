package org.ganglion.compression.dl4j;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.compression.imported.ImportedNetwork;

/** Layers of DL4J in the layers there are here, each taking its parameters from the row in which all lie. */
final class Dl4jLayers {
  private static final Initialiser UNUSED = new Initialiser.Constant(0);

  /** Cell, forget, output, input gate in DL4J; input, forget, cell, output here. */
  private static final int[] GATES = {3, 1, 0, 2};

  private final ImportedNetwork network = new ImportedNetwork();
  private final Dl4jImages images = new Dl4jImages(network, this);
  private final float[] parameters;
  private int used;

  /** What is given is kept, not copied. */
  Dl4jLayers(float[] parameters) {
    this.parameters = parameters;
  }

  ImportedNetwork network() {
    return network;
  }

  void input(String name, Shape sample) {
    network.input(name, DType.FLOAT32, sample);
  }

  /** Says that every parameter has found its layer. */
  void finish() {
    if (used != parameters.length) {
      throw new InputException("the file has " + parameters.length + " parameters, the layers take " + used);
    }
  }

  /** What DL4J puts before a layer where the shape must be another. */
  void prepare(String name, Map<String, Object> before, String source) {
    String x = network.node(source);
    switch (kind(before)) {
      case "", "RnnToFeedForwardPreProcessor", "FeedForwardToRnnPreProcessor" -> { }
      case "CnnToFeedForwardPreProcessor" -> network.alias(source, network.add(name + "_flat", new Layer.Flatten(), List.of(x), Map.of()));
      case "FeedForwardToCnnPreProcessor" -> network.alias(source, network.add(name + "_image",
          new Layer.Reshape(List.of(whole(before, "numChannels"), whole(before, "inputHeight"), whole(before, "inputWidth"))), List.of(x), Map.of()));
      default -> throw refused(name, before, "stands before it and is computed by no layer");
    }
  }

  /** A vertex of a graph. */
  void vertex(String name, Map<String, Object> vertex, List<String> sources) {
    List<String> nodes = sources.stream().map(network::node).toList();
    switch (kind(vertex)) {
      case "LayerVertex" -> {
        String source = sources.get(0);
        String kept = network.node(source);
        prepare(name, map(vertex.get("preProcessor")), source);
        layer(name, layerOf(vertex), source);
        network.alias(source, kept); // others may read it as it was
      }
      case "MergeVertex" -> network.alias(name, network.add(name,
          new Layer.Concatenate(network.shape(nodes.get(0)).rank() == 2 ? 1 : 0), nodes, Map.of()));
      case "ElementWiseVertex" -> {
        Layer layer = switch (String.valueOf(vertex.get("op"))) {
          case "Add" -> new Layer.Add();
          case "Product" -> new Layer.Multiply();
          default -> throw refused(name, vertex, "of the kind " + vertex.get("op") + " is computed by no layer");
        };
        network.alias(name, network.add(name, layer, nodes, Map.of()));
      }
      default -> throw refused(name, vertex, "is computed by no layer");
    }
  }

  /** A layer behind a value. */
  void layer(String name, Map<String, Object> layer, String source) {
    String x = network.node(source);
    try {
      network.alias(name, made(name, layer, x));
    } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
      throw new InputException("layer '" + name + "' (" + kind(layer) + ") is described in a way that does not fit: " + e.getMessage(), e);
    }
  }

  private String made(String name, Map<String, Object> layer, String x) {
    return switch (kind(layer)) {
      case "DenseLayer", "OutputLayer", "RnnOutputLayer" -> activated(name, layer, dense(name, layer, x));
      case "ActivationLayer", "LossLayer", "RnnLossLayer" -> activated(name, layer, x);
      case "DropoutLayer" -> x;
      case "BatchNormalization" -> normalisation(name, layer, x);
      case "LSTM" -> lstm(name, layer, x);
      case "LastTimeStep" -> last(name, map(layer.get("underlying")), x);
      default -> images.layer(name, layer, x)
          .map(node -> layer.containsKey("activationFn") && images.activates(layer) ? activated(name, layer, node) : node)
          .orElseThrow(() -> refused(name, layer, "is computed by no layer"));
    };
  }

  static InputException refused(String name, Map<String, Object> what, String why) {
    return new InputException("layer '" + name + "': " + kind(what) + " " + why);
  }

  /** So many parameters more. */
  float[] take(int count) {
    if (count < 0 || count > parameters.length - used) {
      throw new InputException("the file has only " + parameters.length + " parameters, its layers take more");
    }
    used += count;
    return Arrays.copyOfRange(parameters, used - count, used);
  }

  private String dense(String name, Map<String, Object> layer, String x) {
    if (flag(layer, "hasLayerNorm", false)) {
      throw refused(name, layer, "with layer normalisation is computed by no layer");
    }
    int inputs = whole(layer, "nin");
    int outputs = whole(layer, "nout");
    Map<String, float[]> weights = new LinkedHashMap<>();
    weights.put("weight", take(Math.multiplyExact(inputs, outputs)));
    boolean bias = flag(layer, "hasBias", true);
    if (bias) {
      weights.put("bias", take(outputs));
    }
    return network.add(name, new Layer.Dense(outputs, bias, UNUSED), List.of(x), weights);
  }

  private String normalisation(String name, Map<String, Object> layer, String x) {
    int features = whole(layer, "nout");
    boolean fixed = flag(layer, "lockGammaBeta", false);
    Map<String, float[]> weights = new LinkedHashMap<>();
    weights.put("gamma", fixed ? filled(features, real(layer, "gamma", 1)) : take(features));
    weights.put("beta", fixed ? filled(features, real(layer, "beta", 0)) : take(features));
    weights.put("mean", take(features));
    float[] spread = take(features);
    for (int k = 0; k < features && flag(layer, "useLogStd", false); k++) {
      spread[k] = (float) Math.pow(10, 2 * spread[k]);
    }
    weights.put("variance", spread);
    return network.add(name, new Layer.BatchNormalisation(real(layer, "eps", 1e-5), 0.1), List.of(x), weights);
  }

  private static float[] filled(int count, double value) {
    float[] values = new float[count];
    Arrays.fill(values, (float) value);
    return values;
  }

  private String lstm(String name, Map<String, Object> layer, String x) {
    boolean plain = kind(map(layer.get("activationFn"))).equals("ActivationTanH")
        && kind(map(layer.get("gateActivationFn"))).equals("ActivationSigmoid");
    if (!plain) {
      throw refused(name, layer, "is computed with tanh and sigmoid alone");
    }
    int units = whole(layer, "nout");
    return network.add(name, Layers.lstm(units), List.of(x),
        Map.of("weight", gates(take(Math.multiplyExact(whole(layer, "nin"), 4 * units))), "recurrent",
        gates(take(4 * units * units)), "bias", gates(take(4 * units))));
  }

  private static float[] gates(float[] values) {
    float[] ordered = new float[values.length];
    int gate = values.length / 4;
    for (int to = 0; to < 4; to++) {
      System.arraycopy(values, GATES[to] * gate, ordered, to * gate, gate);
    }
    return ordered;
  }

  private String last(String name, Map<String, Object> layer, String x) {
    if (!kind(layer).equals("LSTM")) {
      throw refused(name, layer, "is no layer whose last step can be taken");
    }
    return lstm(name, layer, x) + ".h";
  }

  private String activated(String name, Map<String, Object> layer, String node) {
    Map<String, Object> given = map(layer.get("activationFn"));
    Layer.Function function = switch (kind(given)) {
      case "", "ActivationIdentity" -> null;
      case "ActivationReLU" -> Layer.Function.RELU;
      case "ActivationLReLU" -> Layer.Function.LEAKY_RELU;
      case "ActivationELU" -> Layer.Function.ELU;
      case "ActivationTanH" -> Layer.Function.TANH;
      case "ActivationSigmoid" -> Layer.Function.SIGMOID;
      case "ActivationSoftPlus" -> Layer.Function.SOFTPLUS;
      case "ActivationSwish" -> Layer.Function.SWISH;
      case "ActivationSoftmax" -> Layer.Function.SOFTMAX;
      default -> throw refused(name, given, "is computed by no layer");
    };
    if (function == null) {
      return node;
    }
    boolean cut = real(given, "max", 0) != 0 || real(given, "threshold", 0) != 0 || real(given, "negativeSlope", 0) != 0;
    boolean overChannels = function == Layer.Function.SOFTMAX && network.shape(node).rank() == 3;
    if (cut || overChannels) {
      throw refused(name, given, cut ? "cuts otherwise than at zero" : "over the channels of an image is computed by no layer");
    }
    double slope = real(given, "alpha", function == Layer.Function.LEAKY_RELU ? 0.01 : 1);
    return network.add(name, new Layer.Activation(function, slope), List.of(node), Map.of());
  }

  static Map<String, Object> layerOf(Map<String, Object> vertex) {
    return map(map(vertex.get("layerConf")).get("layer"));
  }

  /** The last part of the name of its class in DL4J. */
  static String kind(Map<String, Object> what) {
    String name = String.valueOf(what.getOrDefault("@class", ""));
    return name.substring(name.lastIndexOf('.') + 1);
  }

  static int whole(Map<String, Object> from, String name) {
    return ((Number) from.get(name)).intValue();
  }

  static double real(Map<String, Object> from, String name, double otherwise) {
    return from.get(name) instanceof Number number ? number.doubleValue() : otherwise;
  }

  static boolean flag(Map<String, Object> from, String name, boolean otherwise) {
    return from.get(name) instanceof Boolean flag ? flag : otherwise;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return value instanceof List<?> list ? (List<Object>) list : List.of();
  }

  static List<String> texts(Object value) {
    return list(value).stream().map(String::valueOf).toList();
  }
}
