package org.ganglion.compression.keras;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Layer.Pool;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.Size;
import org.ganglion.api.tensor.Shape;
import org.ganglion.compression.imported.ImportedNetwork;
import org.ganglion.compression.imported.Same;
import org.ganglion.compression.keras.KerasImport.Step;

/** Layers of Keras on images. */
final class KerasImages {
  private static final Initialiser UNUSED = new Initialiser.Constant(0);

  private final ImportedNetwork network;

  KerasImages(ImportedNetwork network) {
    this.network = network;
  }

  private static Size size(Step step, String name) {
    Object given = step.config().get(name);
    if (given instanceof Number side) {
      return Size.of(side.intValue());
    }
    List<Object> sides = KerasImport.list(given);
    return sides.isEmpty() ? Size.of(1) : new Size(((Number) sides.get(0)).intValue(), ((Number) sides.get(1)).intValue());
  }

  private Margins pads(Step step, String x, Size kernel, Size stride, Size dilation) {
    return same(step) ? Same.of(network.shape(x), kernel, stride, dilation) : Margins.NONE;
  }

  private static boolean same(Step step) {
    String padding = String.valueOf(step.config().getOrDefault("padding", "valid"));
    KerasLayers.require(step, padding.equals("same") || padding.equals("valid"), "has the padding '" + padding + "'");
    return padding.equals("same");
  }

  String convolution(Step step, String x, KerasLayers layers) {
    Size kernel = size(step, "kernel_size");
    Size stride = size(step, "strides");
    Size dilation = size(step, "dilation_rate");
    int channels = network.shape(x).dim(0);
    boolean depthwise = step.kind().equals("DepthwiseConv2D");
    int multiple = depthwise ? KerasLayers.number(step.config(), "depth_multiplier") : 0;
    int filters = depthwise ? channels * multiple : KerasLayers.number(step.config(), "filters");
    int groups = depthwise ? channels : (int) KerasLayers.real(step.config(), "groups", 1);
    Map<String, float[]> weights = new LinkedHashMap<>();
    weights.put("weight", depthwise ? Orders.kernel(depthwise(step, layers), kernel.area(), channels, multiple, false)
        : Orders.kernel(layers.weight(step, "kernel"), kernel.area(), channels / groups, filters, true));
    boolean bias = bias(step, layers, weights);
    return network.add(
        step.name(), new Layer.Convolution(filters, kernel, stride, pads(step, x, kernel, stride, dilation), dilation, groups, bias, UNUSED),
        List.of(x), weights);
  }

  /** Keras 2 has another name for it. */
  private static float[] depthwise(Step step, KerasLayers layers) {
    return layers.has(step, "depthwise_kernel") ? layers.weight(step, "depthwise_kernel") : layers.weight(step, "kernel");
  }

  private static boolean bias(Step step, KerasLayers layers, Map<String, float[]> weights) {
    boolean bias = KerasLayers.flag(step.config(), "use_bias", true);
    if (bias) {
      weights.put("bias", layers.weight(step, "bias"));
    }
    return bias;
  }

  String transposed(Step step, String x, KerasLayers layers) {
    Size kernel = size(step, "kernel_size");
    Size stride = size(step, "strides");
    boolean plain = step.config().get("output_padding") == null && size(step, "dilation_rate").equals(Size.of(1));
    KerasLayers.require(step, plain, "pads its output or is dilated");
    int filters = KerasLayers.number(step.config(), "filters");
    Map<String, float[]> weights = new LinkedHashMap<>();
    weights.put("weight", Orders.kernel(layers.weight(step, "kernel"), kernel.area(), filters, network.shape(x).dim(0), true));
    boolean bias = bias(step, layers, weights);
    Size more = new Size(Math.max(0, stride.height() - kernel.height()), Math.max(0, stride.width() - kernel.width()));
    return network.add(step.name(), new Layer.TransposedConvolution(
        filters, kernel, stride, same(step) ? Same.transposed(kernel, stride) : Margins.NONE, more, Size.of(1), 1, bias, UNUSED), List.of(x),
        weights);
  }

  String pooling(Step step, String x, Pool pool) {
    Size window = size(step, "pool_size");
    Size stride = step.config().get("strides") == null ? window : size(step, "strides");
    return network.add(step.name(), new Layer.Pooling(pool, window, stride, pads(step, x, window, stride, Size.of(1)), false), List.of(x), Map.of());
  }

  String global(Step step, String x, Pool pool) {
    String made = network.add(step.name(), new Layer.GlobalPooling(pool), List.of(x), Map.of());
    boolean kept = KerasLayers.flag(step.config(), "keepdims", false);
    Shape shape = network.shape(made);
    return kept ? network.add(step.name(), new Layer.Reshape(List.of(shape.dim(0), 1, 1)), List.of(made), Map.of()) : made;
  }

  String upsampling(Step step, String x) {
    KerasLayers.require(step, "nearest".equals(step.config().getOrDefault("interpolation", "nearest")),
        "enlarges otherwise than by nearest neighbours");
    return network.add(step.name(), new Layer.Upsampling(size(step, "size")), List.of(x), Map.of());
  }

  String padding(Step step, String x) {
    List<Object> sides = KerasImport.list(step.config().get("padding"));
    int[][] ends = new int[2][2];
    for (int axis = 0; axis < 2; axis++) {
      List<Object> pair = KerasImport.list(sides.get(axis));
      for (int end = 0; end < 2; end++) {
        ends[axis][end] = ((Number) (pair.isEmpty() ? sides.get(axis) : pair.get(end))).intValue();
      }
    }
    return network.add(step.name(), new Layer.ZeroPadding(new Margins(ends[0][0], ends[1][0], ends[0][1], ends[1][1])), List.of(x), Map.of());
  }
}
