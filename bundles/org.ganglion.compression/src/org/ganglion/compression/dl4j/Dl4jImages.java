package org.ganglion.compression.dl4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Layer.Pool;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.Size;
import org.ganglion.compression.imported.ImportedNetwork;
import org.ganglion.compression.imported.Same;

/** Layers of DL4J on images. */
final class Dl4jImages {
  private static final Initialiser UNUSED = new Initialiser.Constant(0);

  private final ImportedNetwork network;
  private final Dl4jLayers row;

  Dl4jImages(ImportedNetwork network, Dl4jLayers row) {
    this.network = network;
    this.row = row;
  }

  /** The node that a layer became; empty for one that is not of images. */
  Optional<String> layer(String name, Map<String, Object> layer, String x) {
    if ("NHWC".equals(layer.get("cnn2dDataFormat")) || "NHWC".equals(layer.get("format")) || "NHWC".equals(layer.get("dataFormat"))) {
      throw Dl4jLayers.refused(name, layer, "has channels last (NHWC), only channels first can be imported");
    }
    return switch (Dl4jLayers.kind(layer)) {
      case "ConvolutionLayer", "Convolution2D" -> Optional.of(convolution(name, layer, x));
      case "Deconvolution2D" -> Optional.of(transposed(name, layer, x));
      case "SubsamplingLayer" -> Optional.of(pooling(name, layer, x));
      case "GlobalPoolingLayer" -> Optional.of(global(name, layer, x));
      case "Upsampling2D" -> Optional.of(network.add(name, new Layer.Upsampling(size(layer, "size", 2)), List.of(x), Map.of()));
      case "ZeroPaddingLayer" -> {
        List<Object> p = Dl4jLayers.list(layer.get("padding"));
        yield Optional.of(network.add(name, new Layer.ZeroPadding(new Margins(cell(p, 0), cell(p, 2), cell(p, 1), cell(p, 3))), List.of(x),
            Map.of()));
      }
      default -> Optional.empty();
    };
  }

  /** Whether a layer has a function of its own; the others carry one that does nothing. */
  boolean activates(Map<String, Object> layer) {
    return Dl4jLayers.kind(layer).contains("onvolution");
  }

  private static int cell(List<Object> values, int at) {
    return ((Number) values.get(at)).intValue();
  }

  private static Size size(Map<String, Object> layer, String name, int otherwise) {
    List<Object> sides = Dl4jLayers.list(layer.get(name));
    return sides.isEmpty() ? Size.of(otherwise) : new Size(cell(sides, 0), cell(sides, 1));
  }

  private Margins pads(Map<String, Object> layer, String x, Size kernel, Size stride, Size dilation) {
    if ("Same".equals(layer.get("convolutionMode"))) {
      return Same.of(network.shape(x), kernel, stride, dilation);
    }
    Size padding = size(layer, "padding", 0);
    return new Margins(padding.height(), padding.width(), padding.height(), padding.width());
  }

  private Map<String, float[]> weights(Map<String, Object> layer, int filters, int channels, Size kernel) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    if (Dl4jLayers.flag(layer, "hasBias", true)) {
      weights.put("bias", row.take(filters));
    }
    weights.put("weight", row.take(Math.multiplyExact(Math.multiplyExact(filters, channels), kernel.area())));
    return weights;
  }

  private String convolution(String name, Map<String, Object> layer, String x) {
    Size kernel = size(layer, "kernelSize", 1);
    Size stride = size(layer, "stride", 1);
    Size dilation = size(layer, "dilation", 1);
    int filters = Dl4jLayers.whole(layer, "nout");
    Map<String, float[]> weights = weights(layer, filters, Dl4jLayers.whole(layer, "nin"), kernel);
    return network.add(name, new Layer.Convolution(
        filters, kernel, stride, pads(layer, x, kernel, stride, dilation), dilation, 1, weights.containsKey("bias"), UNUSED), List.of(x), weights);
  }

  private String transposed(String name, Map<String, Object> layer, String x) {
    Size kernel = size(layer, "kernelSize", 1);
    Size stride = size(layer, "stride", 1);
    Size dilation = size(layer, "dilation", 1);
    boolean same = "Same".equals(layer.get("convolutionMode"));
    if (!dilation.equals(Size.of(1)) || same && (kernel.height() < stride.height() || kernel.width() < stride.width())) {
      throw Dl4jLayers.refused(name, layer, "is dilated, or narrower than its stride");
    }
    int filters = Dl4jLayers.whole(layer, "nout");
    Map<String, float[]> weights = weights(layer, filters, Dl4jLayers.whole(layer, "nin"), kernel);
    Margins pads = same ? Same.transposed(kernel, stride) : pads(layer, x, kernel, stride, dilation);
    return network.add(name, new Layer.TransposedConvolution(
        filters, kernel, stride, pads, Size.of(0), dilation, 1, weights.containsKey("bias"), UNUSED), List.of(x), weights);
  }

  private String pooling(String name, Map<String, Object> layer, String x) {
    Size kernel = size(layer, "kernelSize", 1);
    Size stride = size(layer, "stride", 1);
    Margins pads = pads(layer, x, kernel, stride, Size.of(1));
    boolean counted = Dl4jLayers.flag(layer, "avgPoolIncludePadInDivisor", false);
    return network.add(name, new Layer.Pooling(pool(name, layer), kernel, stride, pads, counted), List.of(x), Map.of());
  }

  private static Pool pool(String name, Map<String, Object> layer) {
    return switch (String.valueOf(layer.get("poolingType"))) {
      case "MAX" -> Pool.MAX;
      case "AVG" -> Pool.AVERAGE;
      default -> throw Dl4jLayers.refused(name, layer, "takes " + layer.get("poolingType") + ", which no layer computes");
    };
  }

  private String global(String name, Map<String, Object> layer, String x) {
    if (network.shape(x).rank() != 3) {
      throw Dl4jLayers.refused(name, layer, "is computed over images alone");
    }
    return network.add(name, new Layer.GlobalPooling(pool(name, layer)), List.of(x), Map.of());
  }
}
