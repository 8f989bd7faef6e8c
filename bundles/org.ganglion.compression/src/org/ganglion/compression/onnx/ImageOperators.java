package org.ganglion.compression.onnx;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Layer.Pool;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.Size;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.tensor.Shape;
import org.ganglion.compression.imported.ImportedNetwork;
import org.ganglion.compression.imported.Same;
import org.ganglion.compression.onnx.OnnxGraph.Constant;
import org.ganglion.compression.onnx.OnnxGraph.Node;

/** Operators of ONNX on images, and on signals of one dimension, which are images of one row. */
final class ImageOperators {
  private static final Initialiser UNUSED = new Initialiser.Constant(0);

  private final ImportedNetwork network;
  private final Map<String, Constant> constants;
  private final boolean batched;

  ImageOperators(ImportedNetwork network, Map<String, Constant> constants, boolean batched) {
    this.network = network;
    this.constants = constants;
    this.batched = batched;
  }

  /** The node that an operator became; empty for one that is not of images. */
  Optional<String> layer(Node node) {
    return switch (node.operator()) {
      case "Conv" -> Optional.of(convolution(node));
      case "ConvTranspose" -> Optional.of(transposed(node));
      case "MaxPool" -> Optional.of(pooling(node, Pool.MAX));
      case "AveragePool" -> Optional.of(pooling(node, Pool.AVERAGE));
      case "GlobalMaxPool" -> Optional.of(global(node, Pool.MAX));
      case "GlobalAveragePool" -> Optional.of(global(node, Pool.AVERAGE));
      case "Upsample", "Resize" -> Optional.of(upsampling(node));
      case "Pad" -> Optional.of(padding(node));
      default -> Optional.empty();
    };
  }

  private static InputException refused(Node node, String why) {
    return new InputException("operator " + node.operator() + " '" + node.name() + "' " + why);
  }

  /** The value as an image, a signal as one row. */
  private String image(Node node) {
    if (!batched || !network.knows(node.input(0))) {
      throw refused(node, "needs a batch of images as its input");
    }
    String value = network.node(node.input(0));
    Shape shape = network.shape(value);
    if (shape.rank() == 2) {
      return network.add(node.outputs().get(0) + "_row", new Layer.Reshape(List.of(shape.dim(0), 1, shape.dim(1))), List.of(value), Map.of());
    }
    if (shape.rank() != 3) {
      throw refused(node, "works on values of " + shape + ", only signals and images are computed");
    }
    return value;
  }

  private String made(Node node, Layer layer, Map<String, float[]> weights) {
    String image = image(node);
    boolean signal = network.shape(network.node(node.input(0))).rank() == 2;
    String made = network.add(node.outputs().get(0), layer, List.of(image), weights);
    if (!signal) {
      return made;
    }
    Shape shape = network.shape(made);
    return network.add(node.outputs().get(0), new Layer.Reshape(List.of(shape.dim(0), shape.dim(2))), List.of(made), Map.of());
  }

  private static Size size(Node node, String attribute, int standard) {
    int[] given = node.list(attribute);
    return given.length == 0 ? Size.of(standard) : given.length == 1 ? new Size(1, given[0]) : new Size(given[0], given[1]);
  }

  private Margins pads(Node node, Size window, Size stride) {
    String automatic = node.word("auto_pad", "NOTSET");
    if (automatic.startsWith("SAME")) {
      Shape shape = network.shape(image(node));
      int rows = Same.cells(shape.dim(1), window.height(), stride.height());
      int columns = Same.cells(shape.dim(2), window.width(), stride.width());
      boolean upper = automatic.equals("SAME_UPPER");
      int top = upper ? rows / 2 : rows - rows / 2;
      int left = upper ? columns / 2 : columns - columns / 2;
      return new Margins(top, left, rows - top, columns - left);
    }
    int[] given = node.list("pads");
    return given.length == 0 ? Margins.NONE : given.length == 2 ? new Margins(0, given[0], 0, given[1])
        : new Margins(given[0], given[1], given[2], given[3]);
  }

  private Constant weight(Node node) {
    Constant weight = constants.get(node.input(1));
    if (weight == null || weight.shape().length > 4) {
      throw refused(node, "has no weights in the file, or works on volumes");
    }
    return weight;
  }

  private static Size kernel(Constant weight) {
    return weight.shape().length == 3 ? new Size(1, weight.shape()[2]) : new Size(weight.shape()[2], weight.shape()[3]);
  }

  private static Size window(Size kernel, Size dilation) {
    return new Size((kernel.height() - 1) * dilation.height() + 1, (kernel.width() - 1) * dilation.width() + 1);
  }

  private Map<String, float[]> weights(Node node, Constant weight) {
    if (node.input(2).isEmpty()) {
      return Map.of("weight", weight.floats());
    }
    Constant bias = constants.get(node.input(2));
    if (bias == null) {
      throw refused(node, "has no bias in the file");
    }
    return Map.of("weight", weight.floats(), "bias", bias.floats());
  }

  private String convolution(Node node) {
    Constant weight = weight(node);
    Size kernel = kernel(weight);
    Size stride = size(node, "strides", 1);
    Size dilation = size(node, "dilations", 1);
    Layer layer = new Layer.Convolution(weight.shape()[0], kernel, stride, pads(node, window(kernel, dilation), stride), dilation,
        node.whole("group", 1),
        !node.input(2).isEmpty(), UNUSED);
    return made(node, layer, weights(node, weight));
  }

  /** A wanted output that is larger than what follows from kernel and stride is padded at the end. */
  private String transposed(Node node) {
    Constant weight = weight(node);
    Size kernel = kernel(weight);
    Size stride = size(node, "strides", 1);
    Size dilation = size(node, "dilations", 1);
    Margins pads = pads(node, kernel, stride);
    Size extra = size(node, "output_padding", 0);
    if (node.has("output_shape")) {
      Shape shape = network.shape(image(node));
      int[] wanted = node.list("output_shape");
      Size window = window(kernel, dilation);
      extra = new Size(
          wanted[wanted.length - 2] - (shape.dim(1) - 1) * stride.height() + pads.top() + pads.bottom() - window.height(),
          wanted[wanted.length - 1] - (shape.dim(2) - 1) * stride.width() + pads.left() + pads.right() - window.width());
    }
    int groups = node.whole("group", 1);
    Layer layer = new Layer.TransposedConvolution(weight.shape()[1] * groups, kernel, stride, pads, extra, dilation, groups,
        !node.input(2).isEmpty(), UNUSED);
    return made(node, layer, weights(node, weight));
  }

  private String pooling(Node node, Pool pool) {
    for (int dilation : node.list("dilations")) {
      if (dilation != 1) {
        throw refused(node, "leaves out cells of its windows (dilations)");
      }
    }
    if (node.outputs().size() > 1) {
      throw refused(node, "gives the places of its maxima, too");
    }
    Size kernel = size(node, "kernel_shape", 1);
    Size stride = size(node, "strides", 1);
    Margins pads = pads(node, kernel, stride);
    if (node.whole("ceil_mode", 0) == 1) {
      Shape shape = network.shape(image(node));
      boolean whole = (shape.dim(1) + pads.top() + pads.bottom() - kernel.height()) % stride.height() == 0
          && (shape.dim(2) + pads.left() + pads.right() - kernel.width()) % stride.width() == 0;
      if (!whole) {
        throw refused(node, "has windows that reach over the edge (ceil_mode)");
      }
    }
    return made(node, new Layer.Pooling(pool, kernel, stride, pads, node.whole("count_include_pad", 0) == 1), Map.of());
  }

  private String global(Node node, Pool pool) {
    String made = network.add(node.outputs().get(0), new Layer.GlobalPooling(pool), List.of(image(node)), Map.of());
    boolean signal = network.shape(network.node(node.input(0))).rank() == 2;
    return network.add(node.outputs().get(0), new Layer.Reshape(signal ? List.of(-1, 1) : List.of(-1, 1, 1)), List.of(made), Map.of());
  }

  private String upsampling(Node node) {
    Constant scales = constants.get(node.inputs().get(node.inputs().size() - 1));
    boolean nearest = node.word("mode", "nearest").equals("nearest");
    if (scales == null || !scales.real() || scales.values().length != 4 || !nearest || scales.values()[2] % 1 != 0 || scales.values()[3] % 1 != 0) {
      throw refused(node, "enlarges otherwise than by whole numbers and nearest neighbours");
    }
    return made(node, new Layer.Upsampling(new Size((int) scales.values()[2], (int) scales.values()[3])), Map.of());
  }

  private String padding(Node node) {
    Constant pads = constants.get(node.input(1));
    Constant value = constants.get(node.input(2));
    boolean zeros = node.word("mode", "constant").equals("constant") && (node.input(2).isEmpty() || value != null && value.values()[0] == 0);
    if (pads == null || pads.values().length != 8 || !zeros || pads.values()[0] + pads.values()[1] + pads.values()[4] + pads.values()[5] != 0) {
      throw refused(node, "pads otherwise than by zeros around an image");
    }
    double[] p = pads.values();
    return made(node, new Layer.ZeroPadding(new Margins((int) p[2], (int) p[3], (int) p[6], (int) p[7])), Map.of());
  }
}
