package org.ganglion.compression.quantise;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkGraph.Edge;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.operator.InputException;
import org.ganglion.edge.model.EdgeFunction;
import org.ganglion.edge.model.EdgeModelBuilder;
import org.ganglion.edge.model.EdgeOp;
import org.ganglion.edge.model.Quantisation;
import org.ganglion.edge.model.Weights;

/**
 * Says a network in the layers of the device runtime. Layers named in {@code int8} compute in whole numbers, what lies between them stays in int8 as
 * long as the layers there can; the border is crossed by QUANTISE and DEQUANTISE. A ReLU that alone reads a dense layer or convolution becomes a part
 * of it.
 */
public final class EdgeTranslation {
  private static final String LAST = ".h";

  private final Model model;
  private final NetworkGraph graph;
  private final Set<String> int8;
  private final Optional<Calibration> calibration;
  private final int block;
  private final boolean correctBias;
  private final EdgeModelBuilder builder;
  private final Map<String, Integer> values = new HashMap<>();
  private final Map<Integer, Integer> converted = new HashMap<>();
  private final Set<String> fused = new HashSet<>();

  /**
   * A translation.
   *
   * @param int8 names of dense layers and convolutions that compute in int8; none needs a calibration
   * @param block outputs whose zeros come together, 1, 8 or 16
   * @throws InputException for a network of several inputs
   */
  public EdgeTranslation(Model model, Set<String> int8, Optional<Calibration> calibration, int block, boolean correctBias) {
    this.model = model;
    this.graph = NetworkGraph.of(model.spec());
    this.int8 = Set.copyOf(int8);
    this.calibration = calibration;
    this.block = block;
    this.correctBias = correctBias;
    if (graph.inputs().size() != 1) {
      throw new InputException("network '" + model.spec().name() + "': the device runtime feeds one input, this network has "
          + graph.inputs().size());
    }
    this.builder = new EdgeModelBuilder(model.spec().name(), graph.inputs().get(0).sample().toIntArray());
  }

  /** The layers, with all outputs named; the caller adds what is known of their use. */
  public EdgeModelBuilder translate() {
    values.put(graph.inputs().get(0).name(), 0);
    for (Vertex vertex : graph.vertices()) {
      values.put(vertex.name(), fused.contains(vertex.name()) ? value(vertex.inputs().get(0)) : layer(vertex));
    }
    graph.outputs().forEach(output -> {
      builder.output(output.name(), real(value(output.edge())));
    });
    return builder;
  }

  private int layer(Vertex vertex) {
    int x = value(vertex.inputs().get(0));
    String name = vertex.name();
    return switch (vertex.layer()) {
      case Layer.Dense dense -> dense(vertex, x);
      case Layer.Convolution convolution -> convolution(vertex, convolution, x);
      case Layer.TransposedConvolution transposed -> transposed(vertex, transposed, real(x));
      case Layer.Pooling pooling -> pooling(name, pooling, x);
      case Layer.GlobalPooling pooling ->
          builder.shape(pooling.pool() == Layer.Pool.MAX ? EdgeOp.GLOBAL_MAX_POOLING : EdgeOp.GLOBAL_AVERAGE_POOLING, name, x);
      case Layer.Upsampling upsampling -> builder.shape(EdgeOp.UPSAMPLING, name, x, upsampling.factor().height(), upsampling.factor().width());
      case Layer.ZeroPadding padding -> builder.shape(EdgeOp.PADDING, name, x, padding.margins().top(), padding.margins().bottom(),
          padding.margins().left(), padding.margins().right());
      case Layer.Flatten flatten -> reshape(vertex, x);
      case Layer.Reshape reshape -> reshape(vertex, x);
      case Layer.Dropout dropout -> x;
      case Layer.Activation activation -> activation(vertex, activation, x);
      case Layer.Add add -> joins8(vertex) ? builder.sum(name, range(name), inputs(vertex, true)) : builder.sum(name, null, inputs(vertex, false));
      case Layer.Multiply multiply -> builder.product(name, inputs(vertex, false));
      case Layer.Concatenate join -> {
        int axis = join.axis() < 0 ? join.axis() + vertex.shape().rank() : join.axis();
        yield joins8(vertex) ? builder.concatenation(name, range(name), axis, inputs(vertex, true))
            : builder.concatenation(name, null, axis, inputs(vertex, false));
      }
      case Layer.BatchNormalisation normalisation -> affine(vertex, normalisation, real(x));
      case Layer.Lstm lstm -> lstm(vertex, real(x));
      default -> throw new InputException("layer '" + name + "': the device runtime has no " + vertex.layer().getClass().getSimpleName());
    };
  }

  private int value(Edge edge) {
    if (edge.port() > 1) {
      throw new InputException("layer '" + edge.source() + "': the device runtime gives no cell state of an LSTM");
    }
    return values.get(edge.port() == 1 ? edge.source() + LAST : edge.source());
  }

  private Stream<Edge> edges() {
    return Stream.concat(graph.vertices().stream().flatMap(vertex -> vertex.inputs().stream()),
        graph.outputs().stream().map(NetworkGraph.Output::edge));
  }

  private boolean is8(int value) {
    return builder.value(value).quantisation != null;
  }

  /** Whether all that a vertex joins is int8 already, so that the sum may be, too. */
  private boolean joins8(Vertex vertex) {
    return vertex.inputs().stream().allMatch(edge -> is8(value(edge)));
  }

  private int[] inputs(Vertex vertex, boolean whole) {
    return vertex.inputs().stream().mapToInt(edge -> whole ? value(edge) : real(value(edge))).toArray();
  }

  private int real(int value) {
    return is8(value) ? converted.computeIfAbsent(value, v -> builder.dequantise("real" + v, v)) : value;
  }

  private int whole(int value, Edge edge) {
    return is8(value) ? value : converted.computeIfAbsent(value, v -> builder.quantise("whole" + v, v, range(edge.source())));
  }

  private Quantisation range(String name) {
    Calibration known = calibration.orElseThrow(() -> new IllegalStateException("int8 layers need a calibration"));
    return Quantisation.covering(known.low().get(name), known.high().get(name));
  }

  /** The ReLU that a layer takes in, or the layer itself: what the layer gives in the end. */
  private Vertex end(Vertex vertex) {
    Optional<Vertex> reader = Readers.only(graph, vertex.name());
    if (reader.isPresent() && reader.get().layer() instanceof Layer.Activation activation && activation.function() == Layer.Function.RELU) {
      fused.add(reader.get().name());
      return reader.get();
    }
    return vertex;
  }

  /** int8 at the end where another int8 layer can go on from it; float32 where the network ends. */
  private Quantisation given(Vertex end) {
    return graph.outputs().stream().anyMatch(output -> output.edge().source().equals(end.name())) ? null : range(end.name());
  }

  private float[] block(Vertex vertex, String name) {
    Parameter parameter = vertex.parameters().get(name);
    return parameter == null ? null : Arrays.copyOfRange(model.parameters(), (int) parameter.offset(), (int) parameter.offset() + parameter.size());
  }

  private int dense(Vertex vertex, int x) {
    Vertex end = end(vertex);
    int outputs = vertex.parameters().get("weight").shape().dim(0);
    int inputs = vertex.parameters().get("weight").shape().dim(1);
    if (!int8.contains(vertex.name())) {
      return builder.dense(vertex.name(), real(x), blocks(Weights.float32(outputs, inputs, block(vertex, "weight"))), block(vertex, "bias"),
          end != vertex);
    }
    int from = whole(x, vertex.inputs().get(0));
    Int8Layer whole = int8Layer(vertex, from, outputs, inputs);
    return builder.dense(vertex.name(), from, blocks(whole.weights()), whole.bias(), end != vertex, given(end));
  }

  private Weights blocks(Weights weights) {
    return block == 1 ? weights : weights.inBlocks(block);
  }

  private Int8Layer int8Layer(Vertex vertex, int from, int outputs, int inputs) {
    float[] bias = block(vertex, "bias");
    boolean known = vertex.inputs().get(0).port() == 0; // the means of an LSTM are those of all its steps
    double[] means = correctBias && known ? calibration.orElseThrow().means().get(vertex.inputs().get(0).source()) : null;
    if (vertex.layer() instanceof Layer.Convolution convolution && convolution.groups() > 1) {
      means = null; // which channels a filter sees depends on its group; the rounding of a window's few weights is left as it is
    }
    return Int8Layer.of(outputs, inputs, block(vertex, "weight"), bias == null ? new float[outputs] : bias, builder.value(from).quantisation, means);
  }

  private int convolution(Vertex vertex, Layer.Convolution c, int x) {
    Vertex end = end(vertex);
    int inputs = vertex.parameters().get("weight").size() / c.filters();
    int[] attributes = {
      c.kernel().height(), c.kernel().width(), c.stride().height(), c.stride().width(), c.padding().top(), c.padding().bottom(), c.padding().left(),
      c.padding().right(), c.dilation().height(), c.dilation().width(), c.groups()
    };
    if (!int8.contains(vertex.name())) {
      Weights weights = blocks(Weights.float32(c.filters(), inputs, block(vertex, "weight")));
      return builder.convolution(vertex.name(), real(x), weights, block(vertex, "bias"), end != vertex, attributes);
    }
    int from = whole(x, vertex.inputs().get(0));
    Int8Layer whole = int8Layer(vertex, from, c.filters(), inputs);
    return builder.convolution(vertex.name(), from, blocks(whole.weights()), whole.bias(), end != vertex, given(end), attributes);
  }

  private int transposed(Vertex vertex, Layer.TransposedConvolution c, int x) {
    int channels = Math.toIntExact(vertex.inputs().get(0).shape().axis(0)) / c.groups();
    int filters = c.filters() / c.groups();
    int area = c.kernel().area();
    float[] given = block(vertex, "weight");
    float[] exchanged = new float[given.length];
    for (int g = 0; g < c.groups(); g++) {
      for (int i = 0; i < channels; i++) {
        for (int o = 0; o < filters; o++) {
          System.arraycopy(given, ((g * channels + i) * filters + o) * area, exchanged, ((g * filters + o) * channels + i) * area, area);
        }
      }
    }
    return builder.transposedConvolution(
        vertex.name(), x, Weights.float32(c.filters(), channels * area, exchanged), block(vertex, "bias"), c.kernel().height(), c.kernel().width(),
        c.stride().height(), c.stride().width(), c.padding().top(), c.padding().bottom(), c.padding().left(), c.padding().right(),
        c.dilation().height(),
        c.dilation().width(), c.groups(), c.outputPadding().height(), c.outputPadding().width());
  }

  private int pooling(String name, Layer.Pooling p, int x) {
    int[] attributes = {
      p.kernel().height(), p.kernel().width(), p.stride().height(), p.stride().width(), p.padding().top(), p.padding().bottom(), p.padding().left(),
      p.padding().right(), p.includePadding() ? 1 : 0
    };
    return p.pool() == Layer.Pool.MAX ? builder.shape(EdgeOp.MAX_POOLING, name, x, Arrays.copyOf(attributes, 8))
        : builder.shape(EdgeOp.AVERAGE_POOLING, name, x, attributes);
  }

  private int reshape(Vertex vertex, int x) {
    return builder.shape(EdgeOp.RESHAPE, vertex.name(), x, vertex.shape().toIntArray());
  }

  private int activation(Vertex vertex, Layer.Activation activation, int x) {
    EdgeFunction function = EdgeFunction.valueOf(activation.function().name());
    boolean table = is8(x) && function != EdgeFunction.SOFTMAX && given(vertex) != null;
    return table ? builder.table(vertex.name(), x, function, activation.slope(), range(vertex.name()))
        : builder.function(vertex.name(), real(x), function, activation.slope());
  }

  private int affine(Vertex vertex, Layer.BatchNormalisation normalisation, int x) {
    float[] factor = block(vertex, "gamma");
    float[] offset = block(vertex, "beta");
    Parameter mean = vertex.statistics().get("mean");
    Parameter variance = vertex.statistics().get("variance");
    for (int c = 0; c < factor.length; c++) {
      factor[c] /= (float) Math.sqrt(model.statistics()[(int) variance.offset() + c] + normalisation.epsilon());
      offset[c] -= factor[c] * model.statistics()[(int) mean.offset() + c];
    }
    return builder.affine(vertex.name(), x, factor, offset);
  }

  private int lstm(Vertex vertex, int x) {
    if (vertex.inputs().size() > 1) {
      throw new InputException("layer '" + vertex.name() + "': on a device an LSTM starts from zeros, this one is fed its state");
    }
    Parameter weight = vertex.parameters().get("weight");
    Parameter recurrent = vertex.parameters().get("recurrent");
    int all = builder.lstm(
        vertex.name(), x, Weights.float32(weight.shape().dim(0), weight.shape().dim(1), block(vertex, "weight")),
        Weights.float32(recurrent.shape().dim(0), recurrent.shape().dim(1), block(vertex, "recurrent")), block(vertex, "bias"), false);
    if (edges().anyMatch(edge -> edge.source().equals(vertex.name()) && edge.port() == 1)) {
      values.put(vertex.name() + LAST, last(vertex, all));
    }
    return all;
  }

  /** The last step of all: a dense layer of one 1 for each unit, where that step is. */
  private int last(Vertex vertex, int all) {
    int units = vertex.shape().dim(-1);
    int steps = vertex.shape().dim(0);
    float[] one = new float[units * units * steps];
    for (int unit = 0; unit < units; unit++) {
      one[unit * units * steps + (steps - 1) * units + unit] = 1;
    }
    int row = builder.shape(EdgeOp.RESHAPE, vertex.name() + "_row", all, units * steps);
    return builder.dense(vertex.name() + "_last", row, Weights.float32(units, units * steps, one), new float[units], false);
  }

  /** Dense layers and convolutions: what can be int8. */
  public static List<String> candidates(NetworkGraph graph) {
    return graph.vertices().stream().filter(vertex -> vertex.layer() instanceof Layer.Dense || vertex.layer() instanceof Layer.Convolution)
        .map(Vertex::name).toList();
  }
}
