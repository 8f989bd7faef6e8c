package org.ganglion.compression.keras;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Layer.Pool;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.compression.imported.ImportedNetwork;
import org.ganglion.compression.keras.KerasImport.Step;

/** Layers of Keras in the layers there are here. */
final class KerasLayers {
  private static final Initialiser UNUSED = new Initialiser.Constant(0);

  /** What does nothing once a network is trained. */
  private static final Set<String> PASSED =
      Set.of("Dropout", "SpatialDropout2D", "AlphaDropout", "GaussianNoise", "GaussianDropout", "ActivityRegularization");

  private final ImportedNetwork network = new ImportedNetwork();
  private final HdfFile file;
  private final boolean channelsLast;
  private final Set<String> indices = new HashSet<>();

  /** Vectors that were images with channels last, by node: [C × H × W] as they are now. */
  private final Map<String, Shape> flattened = new HashMap<>();

  private final KerasImages images;

  KerasLayers(List<Step> steps, HdfFile file) {
    this.file = file;
    channelsLast = steps.stream().noneMatch(step -> "channels_first".equals(step.config().get("data_format")));
    steps.stream().filter(step -> step.kind().equals("Embedding")).forEach(step -> indices.addAll(step.from()));
    images = new KerasImages(network);
  }

  ImportedNetwork network() {
    return network;
  }

  /** Adds a layer behind those that it reads. */
  void add(Step step) {
    if (step.kind().equals("InputLayer")) {
      input(step);
      return;
    }
    try {
      network.alias(step.name(), activated(step, layer(step)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ClassCastException | NullPointerException e) {
      throw new InputException("layer '" + step.name() + "' (" + step.kind() + ") is described in a way that does not fit: " + e.getMessage(), e);
    }
  }

  private void input(Step step) {
    Object batch = step.config().getOrDefault("batch_shape", step.config().get("batch_input_shape"));
    List<Object> axes = KerasImport.list(batch);
    int[] sample = new int[Math.max(0, axes.size() - 1)];
    for (int k = 0; k < sample.length; k++) {
      if (!(axes.get(k + 1) instanceof Number axis)) {
        throw new InputException("input '" + step.name() + "' has a free axis besides the batch, " + axes + ", which cannot be imported");
      }
      sample[k] = axis.intValue();
    }
    int[] own = sample.length == 3 && channelsLast ? new int[] {sample[2], sample[0], sample[1]} : sample;
    network.input(step.name(), indices.contains(step.name()) ? DType.INT32 : DType.FLOAT32, Shape.of(Arrays.stream(own).asLongStream().toArray()));
  }

  private String layer(Step step) {
    Map<String, Object> config = step.config();
    String x = network.node(step.from().get(0));
    return switch (step.kind()) {
      case "Dense" -> dense(step, x);
      case "TimeDistributed" -> dense(inner(step), x);
      case "LSTM" -> lstm(step, x);
      case "Embedding" -> network.add(step.name(),
          new Layer.Embedding(number(config, "input_dim"), number(config, "output_dim"), UNUSED), List.of(x),
          Map.of("weight", weight(step, "embeddings")));
      case "BatchNormalization" -> normalisation(step, x);
      case "Rescaling" -> rescaling(step, x);
      case "Flatten" -> flatten(step, x);
      case "Reshape" -> reshape(step, x);
      case "Add" -> network.add(step.name(), new Layer.Add(), joined(step), Map.of());
      case "Multiply" -> network.add(step.name(), new Layer.Multiply(), joined(step), Map.of());
      case "Concatenate" -> network.add(step.name(), new Layer.Concatenate(axis(step, x)), joined(step), Map.of());
      case "Activation" -> x;
      case "ReLU" -> {
        boolean plain = real(config, "negative_slope", 0) == 0 && real(config, "threshold", 0) == 0 && config.get("max_value") == null;
        require(step, plain, "cuts otherwise than at zero");
        yield function(step, Layer.Function.RELU, 0, x);
      }
      case "LeakyReLU" -> function(step, Layer.Function.LEAKY_RELU, real(config, "negative_slope", real(config, "alpha", 0.3)), x);
      case "ELU" -> function(step, Layer.Function.ELU, real(config, "alpha", 1), x);
      case "Softmax" -> function(step, Layer.Function.SOFTMAX, 0, x);
      case "Conv2D", "DepthwiseConv2D" -> images.convolution(step, x, this);
      case "Conv2DTranspose" -> images.transposed(step, x, this);
      case "MaxPooling2D" -> images.pooling(step, x, Pool.MAX);
      case "AveragePooling2D" -> images.pooling(step, x, Pool.AVERAGE);
      case "GlobalMaxPooling2D" -> images.global(step, x, Pool.MAX);
      case "GlobalAveragePooling2D" -> images.global(step, x, Pool.AVERAGE);
      case "UpSampling2D" -> images.upsampling(step, x);
      case "ZeroPadding2D" -> images.padding(step, x);
      default -> {
        require(step, PASSED.contains(step.kind()), "is computed by no layer");
        yield x;
      }
    };
  }

  static void require(Step step, boolean fits, String otherwise) {
    if (!fits) {
      throw new InputException("layer '" + step.name() + "' (" + step.kind() + ") " + otherwise);
    }
  }

  static double real(Map<String, Object> config, String name, double otherwise) {
    return config.get(name) instanceof Number number ? number.doubleValue() : otherwise;
  }

  static int number(Map<String, Object> config, String name) {
    return ((Number) config.get(name)).intValue();
  }

  static boolean flag(Map<String, Object> config, String name, boolean otherwise) {
    return config.get(name) instanceof Boolean flag ? flag : otherwise;
  }

  /** A block of weights by its name in Keras, in the file's order. */
  float[] weight(Step step, String name) {
    return found(step, name)
        .orElseThrow(() -> new InputException("layer '" + step.name() + "' (" + step.kind() + "): the file has no weights named " + name));
  }

  /** Whether there is a block of weights of this name. */
  boolean has(Step step, String name) {
    return found(step, name).isPresent();
  }

  private Optional<float[]> found(Step step, String name) {
    return file.below("model_weights", step.name()).entrySet().stream()
        .filter(entry -> ("/" + entry.getKey()).endsWith("/" + name) || ("/" + entry.getKey()).endsWith("/" + name + ":0"))
        .map(entry -> entry.getValue().numbers()).findFirst();
  }

  private static Step inner(Step step) {
    Map<String, Object> layer = KerasImport.map(step.config().get("layer"));
    require(step, "Dense".equals(layer.get("class_name")), "is computed for Dense alone");
    return new Step(step.name(), "Dense", KerasImport.map(layer.get("config")), step.from());
  }

  private String activated(Step step, String node) {
    Object named = step.kind().equals("TimeDistributed") ? inner(step).config().get("activation") : step.config().get("activation");
    if (named instanceof Map<?, ?> map) {
      named = map.get("config") instanceof String text ? text : map.get("class_name");
    }
    if (named == null || named.equals("linear") || step.kind().equals("LSTM")) {
      return node;
    }
    Layer.Function function = switch (named.toString()) {
      case "relu" -> Layer.Function.RELU;
      case "elu" -> Layer.Function.ELU;
      case "tanh" -> Layer.Function.TANH;
      case "sigmoid" -> Layer.Function.SIGMOID;
      case "softmax" -> Layer.Function.SOFTMAX;
      case "softplus" -> Layer.Function.SOFTPLUS;
      case "gelu" -> Layer.Function.GELU;
      case "swish", "silu" -> Layer.Function.SWISH;
      case "leaky_relu" -> Layer.Function.LEAKY_RELU;
      default -> throw new InputException("layer '" + step.name() + "' (" + step.kind() + ") has the activation " + named
          + ", which no layer computes");
    };
    return function(step, function, function == Layer.Function.ELU ? 1 : 0.2, node);
  }

  private String function(Step step, Layer.Function function, double slope, String x) {
    require(step, function != Layer.Function.SOFTMAX
        || network.shape(x).rank() < 3, "is a softmax over the channels of an image, which no layer computes");
    return kept(x, network.add(step.name(), new Layer.Activation(function, slope), List.of(x), Map.of()));
  }

  /** What goes over a flattened image element by element leaves it one. */
  private String kept(String x, String made) {
    if (flattened.containsKey(x)) {
      flattened.put(made, flattened.get(x));
    }
    return made;
  }

  private List<String> joined(Step step) {
    List<String> nodes = new ArrayList<>();
    for (String source : step.from()) {
      require(step, !flattened.containsKey(network.node(source)), "joins a flattened image, whose order is another here");
      nodes.add(network.node(source));
    }
    return nodes;
  }

  /** The axis within a sample. */
  private int axis(Step step, String x) {
    int rank = network.shape(x).rank();
    int axis = number(step.config(), "axis");
    int own = axis < 0 ? axis + rank : axis - 1;
    require(step, own >= 0 && own < rank, "joins samples of the batch");
    return rank == 3 && channelsLast ? (own + 1) % 3 : own;
  }

  private String flatten(Step step, String x) {
    Shape shape = network.shape(x);
    String made = network.add(step.name(), new Layer.Flatten(), List.of(x), Map.of());
    if (shape.rank() == 3 && channelsLast) {
      flattened.put(made, shape);
    }
    return made;
  }

  private String reshape(Step step, String x) {
    List<Integer> axes = new ArrayList<>();
    KerasImport.list(step.config().get("target_shape")).forEach(axis -> axes.add(((Number) axis).intValue()));
    boolean image = network.shape(x).rank() == 3 || axes.size() == 3;
    boolean oneChannel = (network.shape(x).rank() != 3 || network.shape(x).dim(0) == 1) && (axes.size() != 3 || axes.get(2) == 1);
    require(step, !flattened.containsKey(x) && (!image || !channelsLast || oneChannel), "gives an image of several channels another shape");
    List<Integer> own = axes.size() == 3 && channelsLast ? List.of(axes.get(2), axes.get(0), axes.get(1)) : axes;
    return network.add(step.name(), new Layer.Reshape(own), List.of(x), Map.of());
  }

  private String dense(Step step, String x) {
    require(step, network.shape(x).rank() < 3, "goes over the channels of an image; a Conv2D of one cell does the same and can be imported");
    int units = number(step.config(), "units");
    boolean bias = flag(step.config(), "use_bias", true);
    Map<String, float[]> weights = new LinkedHashMap<>();
    float[] kernel = weight(step, "kernel");
    weights.put("weight", Orders.turned(flattened.containsKey(x) ? Orders.channelsFirst(kernel, flattened.get(x), units) : kernel, units));
    if (bias) {
      weights.put("bias", weight(step, "bias"));
    }
    return network.add(step.name(), new Layer.Dense(units, bias, UNUSED), List.of(x), weights);
  }

  private String lstm(Step step, String x) {
    Map<String, Object> config = step.config();
    boolean plain = !flag(config, "go_backwards", false) && !flag(config, "stateful", false) && "tanh".equals(config.get("activation"))
        && "sigmoid".equals(config.get("recurrent_activation")) && step.from().size() == 1 && !flag(config, "return_state", false);
    require(step, plain, "is of a variant that no layer computes; forward, from zeros, with tanh and sigmoid is");
    int units = number(config, "units");
    float[] bias = flag(config, "use_bias", true) ? weight(step, "bias") : new float[4 * units];
    String made = network.add(step.name(), Layers.lstm(units), List.of(x),
        Map.of("weight", Orders.turned(weight(step, "kernel"), 4 * units), "recurrent",
        Orders.turned(weight(step, "recurrent_kernel"), 4 * units), "bias", bias));
    return flag(config, "return_sequences", false) ? made : made + ".h";
  }

  private String normalisation(Step step, String x) {
    Shape image = flattened.get(x);
    Map<String, float[]> weights = new HashMap<>();
    float[] mean = weight(step, "moving_mean");
    float[] ones = new float[mean.length];
    Arrays.fill(ones, 1);
    weights.put("gamma", flag(step.config(), "scale", true) ? weight(step, "gamma") : ones);
    weights.put("beta", flag(step.config(), "center", true) ? weight(step, "beta") : new float[mean.length]);
    weights.put("mean", mean);
    weights.put("variance", weight(step, "moving_variance"));
    if (image != null) {
      weights.replaceAll((name, values) -> Orders.channelsFirst(values, image, 1));
    }
    return kept(x, network.add(step.name(), new Layer.BatchNormalisation(real(step.config(), "epsilon", 1e-3), 0.1), List.of(x), weights));
  }

  /** A normalisation whose mean is 0 and whose variance is 1 does nothing but scale and shift. */
  private String rescaling(Step step, String x) {
    Map<String, Object> config = step.config();
    require(step, config.get("scale") instanceof Number, "scales each channel by a number of its own");
    Shape shape = network.shape(x);
    int features = shape.dim(shape.rank() == 3 ? 0 : -1);
    Map<String, float[]> weights = new HashMap<>();
    double[] values = {real(config, "scale", 1), real(config, "offset", 0), 0, 1};
    List<String> names = List.of("gamma", "beta", "mean", "variance");
    for (int k = 0; k < 4; k++) {
      float[] block = new float[features];
      Arrays.fill(block, (float) values[k]);
      weights.put(names.get(k), block);
    }
    return kept(x, network.add(step.name(), new Layer.BatchNormalisation(0, 0), List.of(x), weights));
  }
}
