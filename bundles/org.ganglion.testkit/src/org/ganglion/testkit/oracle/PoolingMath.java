package org.ganglion.testkit.oracle;

import java.util.Arrays;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.Size;
import org.ganglion.api.tensor.Shape;

/** Largest or mean value of windows, or of whole channels. */
final class PoolingMath implements LayerMath {
  private final Layer.Pooling layer;

  PoolingMath(Layer.Pooling layer) {
    this.layer = layer;
  }

  /** Global pooling: one window as large as the image. */
  static PoolingMath global(Layer.Pool pool, Shape image) {
    return new PoolingMath(new Layer.Pooling(pool, new Size(image.dim(1), image.dim(2)), Size.of(1), Margins.NONE, false));
  }

  private interface Window {
    void at(int[] cells, int output);
  }

  @Override
  public void forward(NodePass node) {
    double[] x = node.input();
    windows(
        node,
        (cells, output) -> {
          if (layer.pool() == Layer.Pool.MAX) {
            node.output()[output] = x[largest(x, cells)];
          } else {
            for (int cell : cells) {
              node.output()[output] += x[cell] / divisor(cells);
            }
          }
        });
  }

  @Override
  public void backward(NodePass node) {
    double[] x = node.input();
    double[] dx = node.inputGradient();
    double[] dy = node.outputGradient();
    windows(
        node,
        (cells, output) -> {
          if (layer.pool() == Layer.Pool.MAX) {
            dx[largest(x, cells)] += dy[output];
          } else {
            for (int cell : cells) {
              dx[cell] += dy[output] / divisor(cells);
            }
          }
        });
  }

  private int divisor(int[] cells) {
    return layer.includePadding() ? layer.kernel().area() : cells.length;
  }

  private static int largest(double[] x, int[] cells) {
    int best = cells[0];
    for (int cell : cells) {
      best = x[cell] > x[best] ? cell : best;
    }
    return best;
  }

  private void windows(NodePass node, Window use) {
    Shape in = node.inputShape(0);
    SlidingWindow window = new SlidingWindow(layer.kernel(), layer.stride(), layer.padding(), Size.of(1));
    Shape out = node.vertex.shape().rank() == 1 ? Shape.of(node.vertex.shape().dim(0), 1, 1) : node.vertex.shape();
    for (int plane = 0; plane < node.batch * in.dim(0); plane++) {
      for (int y = 0; y < out.dim(1); y++) {
        for (int x = 0; x < out.dim(2); x++) {
          use.at(cells(window, plane, y, x, in.dim(1), in.dim(2)), (plane * out.dim(1) + y) * out.dim(2) + x);
        }
      }
    }
  }

  /** Cells of the image under the window, in row order. */
  private int[] cells(SlidingWindow window, int plane, int y, int x, int height, int width) {
    int[] cells = new int[layer.kernel().area()];
    int count = 0;
    for (int i = 0; i < layer.kernel().height(); i++) {
      for (int j = 0; j < layer.kernel().width(); j++) {
        int row = window.row(y, i, height);
        int column = window.column(x, j, width);
        if (row >= 0 && column >= 0) {
          cells[count++] = (plane * height + row) * width + column;
        }
      }
    }
    return Arrays.copyOf(cells, count);
  }
}
