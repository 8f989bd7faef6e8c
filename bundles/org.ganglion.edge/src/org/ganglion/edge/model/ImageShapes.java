package org.ganglion.edge.model;

/** Shapes of layers on images [C × H × W]. */
final class ImageShapes {
  /** Kernels, strides, margins and dilations are at most this, so that no product of theirs overflows. */
  private static final int LARGEST = 1 << 12;

  private ImageShapes() {}

  static int[] of(EdgeLayer layer, EdgeValue x) {
    int[] a = layer.attributes;
    for (int k = 0; k < a.length; k++) {
      EdgeShapes.require(a[k] >= 0 && (a[k] <= LARGEST || k == 10), layer, "has attribute " + a[k] + "; they lie in 0 ... " + LARGEST);
    }
    int c = x.axis(0);
    int h = x.axis(1);
    int w = x.axis(2);
    switch (layer.op) {
      case GLOBAL_MAX_POOLING:
      case GLOBAL_AVERAGE_POOLING:
        return new int[] {c};
      case UPSAMPLING:
        count(layer, 2);
        EdgeShapes.require(a[0] > 0 && a[1] > 0, layer, "repeats cells 0 times");
        return new int[] {c, limited(h, a[0]), limited(w, a[1])};
      case PADDING:
        count(layer, 4);
        return new int[] {c, h + a[0] + a[1], w + a[2] + a[3]};
      case MAX_POOLING:
      case AVERAGE_POOLING:
        count(layer, layer.op == EdgeOp.MAX_POOLING ? 8 : 9);
        positive(layer, 4);
        // a window that lies in the padding alone would have no largest value and no mean
        EdgeShapes.require(a[4] < a[0] && a[5] < a[0] && a[6] < a[1] && a[7] < a[1], layer, "has padding as wide as its window");
        return new int[] {c, along(layer, h + a[4] + a[5], a[0], a[2]), along(layer, w + a[6] + a[7], a[1], a[3])};
      case CONVOLUTION: {
        count(layer, 11);
        weights(layer, c);
        int filters = layer.weights.outputs;
        return new int[] {
          filters, along(layer, h + a[4] + a[5], a[8] * (a[0] - 1) + 1, a[2]), along(layer, w + a[6] + a[7], a[9] * (a[1] - 1) + 1, a[3])
        };
      }
      default: {
        count(layer, 13);
        weights(layer, c);
        EdgeShapes.require(a[11] < Math.max(a[2], a[8]) && a[12] < Math.max(a[3], a[9]), layer, "has an output padding as large as its stride");
        long high = (long) (h - 1) * a[2] - a[4] - a[5] + (long) a[8] * (a[0] - 1) + a[11] + 1;
        long wide = (long) (w - 1) * a[3] - a[6] - a[7] + (long) a[9] * (a[1] - 1) + a[12] + 1;
        return new int[] {layer.weights.outputs, limited(high, 1), limited(wide, 1)};
      }
    }
  }

  private static void weights(EdgeLayer layer, int channels) {
    int[] a = layer.attributes;
    positive(layer, 4);
    EdgeShapes.require(a[8] > 0 && a[9] > 0 && a[10] > 0, layer, "has dilation or groups of 0");
    EdgeShapes.require(channels % a[10] == 0 && layer.weights.outputs % a[10] == 0, layer, "divides " + channels + " channels and "
        + layer.weights.outputs + " filters by " + a[10] + " groups");
    EdgeShapes.require((long) channels / a[10] * a[0] * a[1] == layer.weights.inputs, layer, "has " + layer.weights.inputs
        + " weights a filter instead of "
        + channels / a[10] + " × " + a[0] + " × " + a[1]);
  }

  private static int along(EdgeLayer layer, int length, int window, int stride) {
    EdgeShapes.require(length >= window, layer, "has a window of " + window + " on a length of " + length);
    return (length - window) / stride + 1;
  }

  private static int limited(long length, int factor) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, length * factor));
  }

  private static void count(EdgeLayer layer, int expected) {
    EdgeShapes.require(layer.attributes.length == expected, layer, "has " + layer.attributes.length + " attributes instead of " + expected);
  }

  private static void positive(EdgeLayer layer, int first) {
    for (int k = 0; k < first; k++) {
      EdgeShapes.require(layer.attributes[k] > 0, layer, "has a kernel or stride of 0");
    }
  }
}
