package org.ganglion.testkit.onnx;

import java.util.List;
import java.util.Optional;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Layer.Pool;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.Size;
import org.ganglion.api.tensor.DType;

/** Operators on images; signals of one dimension are images of one row. */
final class OnnxImages {
  private static final Initialiser UNUSED = new Initialiser.Constant(0);

  private OnnxImages() {}

  static Optional<MappedCase> map(OnnxCase source) {
    switch (source.operator()) {
      case "Conv":
        return Optional.of(image(source, convolution(source)).set("weight", source.input(1).values()));
      case "ConvTranspose":
        return Optional.of(image(source, transposed(source)).set("weight", source.input(1).values()));
      case "MaxPool":
        return pooling(source, Pool.MAX);
      case "AveragePool":
        return pooling(source, Pool.AVERAGE);
      case "GlobalMaxPool":
        return Optional.of(image(source, new Layer.GlobalPooling(Pool.MAX)));
      case "GlobalAveragePool":
        return Optional.of(image(source, new Layer.GlobalPooling(Pool.AVERAGE)));
      case "Upsample":
      case "Resize":
        double[] scales = source.inputs().get(source.inputs().size() - 1).values();
        return Optional.of(image(source, new Layer.Upsampling(new Size((int) scales[2], (int) scales[3]))));
      default:
        return Optional.empty();
    }
  }

  private static MappedCase image(OnnxCase source, Layer layer) {
    OnnxTensor x = source.input(0);
    return new MappedCase(source, layer, x.axis(0)).feed(x.values(), DType.FLOAT32, three(OnnxMapping.sample(x)));
  }

  private static List<Integer> three(List<Integer> sample) {
    return sample.size() == 2 ? List.of(sample.get(0), 1, sample.get(1)) : sample;
  }

  private static Layer convolution(OnnxCase source) {
    OnnxTensor weight = source.input(1);
    Size kernel = new Size(weight.axis(2), weight.axis(3));
    return new Layer.Convolution(
        weight.axis(0), kernel, size(source, "strides"), pads(source), size(source, "dilations"), source.integer("group", 1), false, UNUSED);
  }

  /** A wanted output that is larger than what follows from kernel and stride is padded at the end. */
  private static Layer transposed(OnnxCase source) {
    OnnxTensor x = source.input(0);
    OnnxTensor weight = source.input(1);
    Size kernel = new Size(weight.axis(2), weight.axis(3));
    Size stride = size(source, "strides");
    Size extra = Size.of(0);
    if (source.has("output_shape")) {
      int[] wanted = source.integers("output_shape");
      extra = new Size(
          wanted[0] - (x.axis(2) - 1) * stride.height() - kernel.height(), wanted[1] - (x.axis(3) - 1) * stride.width() - kernel.width());
    }
    int groups = source.integer("group", 1);
    return new Layer.TransposedConvolution(
        weight.axis(1) * groups, kernel, stride, pads(source), extra, size(source, "dilations"), groups, false, UNUSED);
  }

  private static Optional<MappedCase> pooling(OnnxCase source, Pool pool) {
    if (source.has("dilations")) {
      return Optional.empty();
    }
    Size kernel = size(source, "kernel_shape");
    Size stride = size(source, "strides");
    boolean same = "SAME_UPPER".equals(source.attributes().get("auto_pad"));
    Margins margins = same ? upper(kernel) : pads(source);
    return Optional.of(image(source, new Layer.Pooling(pool, kernel, stride, margins, source.integer("count_include_pad", 0) == 1)));
  }

  /** Padding that keeps the size at stride 1, the odd cell at the end. */
  private static Margins upper(Size kernel) {
    int rows = kernel.height() - 1;
    int columns = kernel.width() - 1;
    return new Margins(rows / 2, columns / 2, rows - rows / 2, columns - columns / 2);
  }

  private static Size size(OnnxCase source, String attribute) {
    int[] given = source.integers(attribute);
    return given.length == 0 ? Size.of(1) : given.length == 1 ? new Size(1, given[0]) : new Size(given[0], given[1]);
  }

  private static Margins pads(OnnxCase source) {
    int[] given = source.integers("pads");
    return given.length == 0 ? Margins.NONE : new Margins(given[0], given[1], given[2], given[3]);
  }
}
