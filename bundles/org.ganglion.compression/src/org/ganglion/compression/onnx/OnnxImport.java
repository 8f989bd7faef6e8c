package org.ganglion.compression.onnx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.compression.imported.ImportedNetwork;
import org.ganglion.compression.onnx.OnnxGraph.Constant;
import org.ganglion.compression.onnx.OnnxGraph.Node;

/**
 * Reads a trained network from ONNX. The first axis of every input is the batch, unless {@code batched} is false: then a whole input is one sample.
 * Operators that no layer computes are refused by name, and so are those that would mix samples.
 */
public final class OnnxImport {
  private static final Initialiser UNUSED = new Initialiser.Constant(0);

  /** Operators that may work on values with time in front. */
  private static final Set<String> TURNED = Set.of("Transpose", "LSTM", "Squeeze", "Identity", "Dropout");

  private final OnnxGraph graph;
  private final boolean batched;
  private final ImportedNetwork network = new ImportedNetwork();
  private final Set<String> timeFirst = new HashSet<>();
  private final ImageOperators images;

  private OnnxImport(OnnxGraph graph, boolean batched) {
    this.graph = graph;
    this.batched = batched;
    this.images = new ImageOperators(network, graph.constants(), batched);
  }

  /**
   * Reads a model.
   *
   * @param batched whether the first axis of the inputs is the batch
   * @throws InputException for a file that is no ONNX, and for what no layer computes, with the operator's name
   */
  public static Model read(ByteBuffer bytes, boolean batched, Map<String, String> about) {
    OnnxGraph graph = OnnxGraph.read(bytes);
    OnnxImport reader = new OnnxImport(graph, batched);
    graph.inputs().forEach(reader::input);
    graph.nodes().forEach(reader::node);
    for (String output : graph.outputs()) {
      if (!reader.network.knows(output)) {
        throw new InputException("output '" + output + "' is no value that a layer computes");
      }
    }
    return reader.network.model(graph.name().isEmpty() ? "imported" : graph.name(), graph.outputs(), about);
  }

  private void input(String name, OnnxGraph.Input input) {
    int[] sample = batched && input.shape().length > 0 ? Arrays.copyOfRange(input.shape(), 1, input.shape().length) : input.shape();
    if (Arrays.stream(sample).anyMatch(axis -> axis < 1)) {
      throw new InputException("input '" + name + "': a free axis besides the batch cannot be imported, its axes are "
          + Arrays.toString(input.shape()));
    }
    network.input(name, input.real() ? DType.FLOAT32 : DType.INT32, Shape.of(Arrays.stream(sample).asLongStream().toArray()));
  }

  private void node(Node node) {
    try {
      boolean turned = timeFirst.contains(node.input(0));
      require(node, !turned || TURNED.contains(node.operator()), "works on values with time in front of the batch, which only LSTM does here");
      String made = layer(node);
      if (turned && !node.operator().equals("Transpose")) {
        timeFirst.add(node.outputs().get(0));
      }
      network.alias(node.outputs().get(0), made);
    } catch (IllegalArgumentException e) {
      throw new InputException("operator " + node.operator() + " '" + node.name() + "': " + e.getMessage(), e);
    }
  }

  private static InputException refused(Node node, String why) {
    return new InputException("operator " + node.operator() + " '" + node.name() + "' " + why);
  }

  private String layer(Node node) {
    return switch (node.operator()) {
      case "Relu" -> activation(node, Layer.Function.RELU, 0);
      case "LeakyRelu" -> activation(node, Layer.Function.LEAKY_RELU, node.real("alpha", 0.01));
      case "Elu" -> activation(node, Layer.Function.ELU, node.real("alpha", 1));
      case "Sigmoid" -> activation(node, Layer.Function.SIGMOID, 0);
      case "Tanh" -> activation(node, Layer.Function.TANH, 0);
      case "Softplus" -> activation(node, Layer.Function.SOFTPLUS, 0);
      case "Gelu" -> {
        require(node, node.word("approximate", "none").equals("none"), "is approximated by tanh");
        yield activation(node, Layer.Function.GELU, 0);
      }
      case "Softmax" -> {
        int rank = network.shape(value(node, 0)).rank() + (batched ? 1 : 0);
        int axis = node.whole("axis", -1);
        require(node, axis == -1 || axis == rank - 1, "is along axis " + axis + ", only the last is computed");
        yield activation(node, Layer.Function.SOFTMAX, 0);
      }
      case "Identity", "Dropout" -> value(node, 0);
      case "Add", "Sum" -> add(node);
      case "Mul" -> joined(node, new Layer.Multiply());
      case "Concat" -> joined(node, new Layer.Concatenate(axis(node, node.whole("axis", 0))));
      case "Flatten" -> flatten(node);
      case "Reshape" -> reshape(node);
      case "Gather" -> gather(node);
      case "Gemm" -> gemm(node);
      case "MatMul" -> matrix(node);
      case "BatchNormalization" -> normalisation(node);
      case "Transpose" -> transpose(node);
      case "LSTM" -> lstm(node);
      case "Squeeze" -> value(node, 0);
      default -> images.layer(node).orElseThrow(() -> refused(node, "is computed by no layer"));
    };
  }

  private static void require(Node node, boolean fits, String otherwise) {
    if (!fits) {
      throw refused(node, otherwise);
    }
  }

  private String value(Node node, int place) {
    String name = node.input(place);
    require(node, network.knows(name), graph.constants().containsKey(name) ? "takes a constant as its input " + place : "reads '" + name
        + "', which is computed by no layer");
    return network.node(name);
  }

  private Constant constant(Node node, int place) {
    Constant constant = graph.constants().get(node.input(place));
    require(node, constant != null, "has no constant as its input " + place + "; weights must be in the file");
    return constant;
  }

  private String activation(Node node, Layer.Function function, double slope) {
    return network.add(node.outputs().get(0), new Layer.Activation(function, slope), List.of(value(node, 0)), Map.of());
  }

  private int axis(Node node, int axis) {
    int rank = network.shape(value(node, 0)).rank() + (batched ? 1 : 0);
    int own = (axis < 0 ? axis + rank : axis) - (batched ? 1 : 0);
    require(node, own >= 0, "joins samples of the batch");
    return own;
  }

  private String joined(Node node, Layer layer) {
    List<String> from = new ArrayList<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      String value = value(node, i);
      require(node, !(layer instanceof Layer.Multiply || layer instanceof Layer.Add) || network.shape(value).equals(network.shape(value(node, 0))),
          "stretches one of its inputs to the shape of another");
      from.add(value);
    }
    return from.size() == 1 ? from.get(0) : network.add(node.outputs().get(0), layer, from, Map.of());
  }

  /** A sum of values; or, behind a matrix product, a bias, which a normalisation without effect but its shift stands for. */
  private String add(Node node) {
    int known = network.knows(node.input(0)) ? 0 : 1;
    Constant constant = node.inputs().size() == 2 ? graph.constants().get(node.input(1 - known)) : null;
    if (constant == null) {
      return joined(node, new Layer.Add());
    }
    String value = value(node, known);
    Shape shape = network.shape(value);
    int features = shape.dim(-1);
    require(node, shape.rank() == 1
        && (constant.values().length == features || constant.values().length == 1), "adds a constant that is no bias of a vector");
    float[] bias = new float[features];
    for (int i = 0; i < features; i++) {
      bias[i] = constant.floats()[constant.values().length == 1 ? 0 : i];
    }
    return network.add(node.outputs().get(0), new Layer.BatchNormalisation(0, 0), List.of(value),
        Map.of("gamma", filled(features, 1), "beta", bias, "mean", new float[features], "variance", filled(features, 1)));
  }

  private static float[] filled(int size, float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return values;
  }

  private String flatten(Node node) {
    int axis = node.whole("axis", 1);
    int rank = network.shape(value(node, 0)).rank() + (batched ? 1 : 0);
    require(node, (axis < 0 ? axis + rank : axis) == (batched ? 1 : 0), "from axis " + axis + " on mixes samples");
    return network.add(node.outputs().get(0), new Layer.Flatten(), List.of(value(node, 0)), Map.of());
  }

  private String reshape(Node node) {
    double[] wanted = constant(node, 1).values();
    Shape shape = network.shape(value(node, 0));
    List<Integer> axes = new ArrayList<>();
    for (int i = batched ? 1 : 0; i < wanted.length; i++) {
      int place = i - (batched ? 1 : 0);
      boolean copied = wanted[i] == 0 && node.whole("allowzero", 0) == 0 && place < shape.rank();
      axes.add(copied ? shape.dim(place) : (int) wanted[i]);
    }
    boolean keepsBatch = wanted.length > 0 && (wanted[0] == 0 || wanted[0] == -1 && !axes.contains(-1)
        && axes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact) == shape.size());
    require(node, !batched || keepsBatch, "changes the batch");
    return network.add(node.outputs().get(0), new Layer.Reshape(axes), List.of(value(node, 0)), Map.of());
  }

  private String gather(Node node) {
    Constant table = constant(node, 0);
    require(node, node.whole("axis", 0) == 0, "is along another axis than the first");
    int width = table.values().length / table.shape()[0];
    String index = value(node, 1);
    String rows = network.add(
        node.outputs().get(0), new Layer.Embedding(table.shape()[0], width, UNUSED), List.of(index), Map.of("weight", table.floats()));
    if (table.shape().length == 2) {
      return rows;
    }
    List<Integer> axes = new ArrayList<>();
    for (int axis : network.shape(index).toIntArray()) {
      axes.add(axis);
    }
    Arrays.stream(table.shape()).skip(1).forEach(axes::add);
    return network.add(node.outputs().get(0), new Layer.Reshape(axes), List.of(rows), Map.of());
  }

  /** alpha·A·B + beta·C is a dense layer with the weights alpha·Bᵀ and the bias beta·C, where C is the same for all rows. */
  private String gemm(Node node) {
    Constant b = constant(node, 1);
    require(node, node.whole("transA", 0) == 0, "turns its input, which would mix samples");
    boolean turned = node.whole("transB", 0) == 1;
    int outputs = b.shape()[turned ? 0 : 1];
    int inputs = b.shape()[turned ? 1 : 0];
    float[] weight = new float[outputs * inputs];
    double alpha = node.real("alpha", 1);
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        weight[o * inputs + i] = (float) (alpha * b.values()[turned ? o * inputs + i : i * outputs + o]);
      }
    }
    if (node.input(2).isEmpty()) {
      return network.add(node.outputs().get(0), new Layer.Dense(outputs, false, UNUSED), List.of(value(node, 0)), Map.of("weight", weight));
    }
    Constant c = constant(node, 2);
    require(node, c.values().length == outputs || c.values().length == 1, "adds another bias to each sample");
    float[] bias = new float[outputs];
    for (int o = 0; o < outputs; o++) {
      bias[o] = (float) (node.real("beta", 1) * c.values()[c.values().length == 1 ? 0 : o]);
    }
    return network.add(node.outputs().get(0), new Layer.Dense(outputs, true, UNUSED), List.of(value(node, 0)),
        Map.of("weight", weight, "bias", bias));
  }

  private String matrix(Node node) {
    Constant b = constant(node, 1);
    require(node, b.shape().length <= 2, "multiplies by a stack of matrices");
    int inputs = b.shape()[0];
    int outputs = b.shape().length == 1 ? 1 : b.shape()[1];
    float[] weight = new float[outputs * inputs];
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        weight[o * inputs + i] = (float) b.values()[i * outputs + o];
      }
    }
    return network.add(node.outputs().get(0), new Layer.Dense(outputs, false, UNUSED), List.of(value(node, 0)), Map.of("weight", weight));
  }

  private String normalisation(Node node) {
    require(node, node.whole("training_mode", 0) == 0, "is in training mode");
    Map<String, float[]> weights = Map.of("gamma", constant(node, 1).floats(), "beta", constant(node, 2).floats(), "mean", constant(node, 3).floats(),
        "variance", constant(node, 4).floats());
    Layer layer = new Layer.BatchNormalisation(node.real("epsilon", 1e-5), 0.1);
    return network.add(node.outputs().get(0), layer, List.of(value(node, 0)), weights);
  }

  /** Only the exchange of batch and time, before and after an LSTM. */
  private String transpose(Node node) {
    boolean exchange = batched && Arrays.equals(node.list("perm"), new int[] {1, 0, 2});
    require(node, exchange, "exchanges axes other than batch and time");
    if (!timeFirst.contains(node.input(0))) {
      timeFirst.add(node.outputs().get(0));
    }
    return value(node, 0);
  }

  private String lstm(Node node) {
    boolean own = node.whole("layout", 0) == 1;
    require(node, node.word("direction", "forward").equals("forward"), "runs backwards, too");
    require(node, !node.has("clip") && !node.has("activations") && node.whole("input_forget", 0) == 0, "is of a variant that no layer computes");
    require(node, own || timeFirst.contains(node.input(0)), "has time in front of the batch, and nothing before it has turned them");
    for (int i = 4; i < 8; i++) {
      require(node, node.input(i).isEmpty(), "is given lengths, a state or peepholes");
    }
    int units = node.whole("hidden_size", 0);
    float[] bias = new float[4 * units];
    if (!node.input(3).isEmpty()) {
      float[] both = constant(node, 3).floats();
      for (int i = 0; i < bias.length; i++) {
        bias[i] = both[i] + both[bias.length + i];
      }
    }
    String made = network.add(node.outputs().get(0), Layers.lstm(units), List.of(value(node, 0)), Map.of("weight",
        Gates.fromOnnx(constant(node, 1).floats()), "recurrent", Gates.fromOnnx(constant(node, 2).floats()), "bias", Gates.fromOnnx(bias)));
    for (int i = 1; i < node.outputs().size(); i++) {
      network.alias(node.outputs().get(i), made + (i == 1 ? ".h" : ".c"));
    }
    return made;
  }
}
