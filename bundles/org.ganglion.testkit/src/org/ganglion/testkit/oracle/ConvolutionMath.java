package org.ganglion.testkit.oracle;

import org.ganglion.api.network.Layer;
import org.ganglion.api.tensor.Shape;

/** Convolution, and its transpose: the same products with the roles of the large and the small image exchanged. */
final class ConvolutionMath extends BilinearMath {
  private final SlidingWindow window;
  private final int groups;
  private final boolean transposed;

  ConvolutionMath(Layer.Convolution layer) {
    this.window = new SlidingWindow(layer.kernel(), layer.stride(), layer.padding(), layer.dilation());
    this.groups = layer.groups();
    this.transposed = false;
  }

  ConvolutionMath(Layer.TransposedConvolution layer) {
    this.window = new SlidingWindow(layer.kernel(), layer.stride(), layer.padding(), layer.dilation());
    this.groups = layer.groups();
    this.transposed = true;
  }

  @Override
  void taps(NodePass node, Tap tap) {
    // A weight is addressed [small image's channel, large image's channel within the group, row, column] in both layers.
    if (transposed) {
      products(node.batch, node.vertex.shape(), node.inputShape(0), (large, weight, small) -> tap.at(small, weight, large));
    } else {
      products(node.batch, node.inputShape(0), node.vertex.shape(), tap);
    }
  }

  private void products(int batch, Shape large, Shape small, Tap tap) {
    int channels = large.dim(0) / groups;
    int filters = small.dim(0) / groups;
    for (int n = 0; n < batch; n++) {
      for (int filter = 0; filter < small.dim(0); filter++) {
        int firstChannel = filter / filters * channels;
        for (int channel = 0; channel < channels; channel++) {
          int from = plane(n, firstChannel + channel, large);
          int to = plane(n, filter, small);
          int weights = (filter * channels + channel) * window.kernel().area();
          plane(large, small, (in, weight, out) -> tap.at(from + in, weights + weight, to + out));
        }
      }
    }
  }

  private void plane(Shape large, Shape small, Tap tap) {
    int height = large.dim(1);
    int width = large.dim(2);
    for (int y = 0; y < small.dim(1); y++) {
      for (int x = 0; x < small.dim(2); x++) {
        for (int i = 0; i < window.kernel().height(); i++) {
          for (int j = 0; j < window.kernel().width(); j++) {
            int row = window.row(y, i, height);
            int column = window.column(x, j, width);
            if (row >= 0 && column >= 0) {
              tap.at(row * width + column, i * window.kernel().width() + j, y * small.dim(2) + x);
            }
          }
        }
      }
    }
  }

  private static int plane(int sample, int channel, Shape image) {
    return (sample * image.dim(0) + channel) * image.dim(1) * image.dim(2);
  }

  @Override
  int biasOf(NodePass node, int output) {
    Shape image = node.vertex.shape();
    return output / (image.dim(1) * image.dim(2)) % image.dim(0);
  }
}
