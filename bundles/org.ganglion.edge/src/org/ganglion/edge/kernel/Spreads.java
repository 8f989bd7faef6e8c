package org.ganglion.edge.kernel;

import java.util.Arrays;
import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeOp;
import org.ganglion.edge.model.EdgeValue;

/** Steps that put the cells of an image elsewhere: upsampling and padding. Which cell goes where is worked out once. */
final class Spreads {
  private Spreads() {}

  static Step of(EdgeLayer layer, EdgeValue image, EdgeValue result, Values values, int to) {
    int[] source = sources(layer, image, result);
    if (image.isInt8()) {
      byte[] x = values.int8(layer.input(0));
      byte[] y = values.int8(to);
      Arrays.fill(y, (byte) image.quantisation.zeroPoint);
      return () -> {
        for (int k = 0; k < y.length; k++) {
          if (source[k] >= 0) {
            y[k] = x[source[k]];
          }
        }
      };
    }
    float[] x = values.float32(layer.input(0));
    float[] y = values.float32(to);
    return () -> {
      for (int k = 0; k < y.length; k++) {
        if (source[k] >= 0) {
          y[k] = x[source[k]];
        }
      }
    };
  }

  /** For each cell of the result the image's cell, or −1 in a margin. */
  private static int[] sources(EdgeLayer layer, EdgeValue image, EdgeValue result) {
    boolean padding = layer.op == EdgeOp.PADDING;
    int[] a = layer.attributes();
    int h = image.axis(1);
    int w = image.axis(2);
    int[] source = new int[result.size()];
    for (int k = 0; k < source.length; k++) {
      int column = k % result.axis(2);
      int row = k / result.axis(2) % result.axis(1);
      int channel = k / result.axis(2) / result.axis(1);
      int fromRow = padding ? row - a[0] : row / a[0];
      int fromColumn = padding ? column - a[2] : column / a[1];
      boolean inside = fromRow >= 0 && fromRow < h && fromColumn >= 0 && fromColumn < w;
      source[k] = inside ? (channel * h + fromRow) * w + fromColumn : -1;
    }
    return source;
  }
}
