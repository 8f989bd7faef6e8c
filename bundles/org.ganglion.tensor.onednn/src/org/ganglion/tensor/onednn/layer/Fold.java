package org.ganglion.tensor.onednn.layer;

import java.util.Optional;
import org.bytedeco.dnnl.memory;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.natives.Dnnl;

/**
 * Space to depth: a convolution of an image of few channels whose kernel is a multiple of its stride is the same as one of stride 1 over the image
 * cut into tiles of the stride's size, with the cells of a tile as channels. The arithmetic is the same, term by term; but the many channels fill the
 * registers that four would leave empty, most of all in the gradient of the weights.
 *
 * <p>An image and its tiles are the same values seen through two layouts of six axes [N × C × tiles down × in tile × tiles across × in tile], and so
 * are the
 * weights [filters × C × in tile × in tile × taps down × taps across].
 */
record Fold(long batch, long channels, long height, long width, long filters, long[] kernel, long[] stride, long[] result) {
  private static final long FEW_CHANNELS = 8;
  private static final long REGISTER = 16;

  /** The fold of a vertex where it pays. */
  static Optional<Fold> of(Vertex vertex, long batch) {
    if (!(vertex.layer() instanceof Layer.Convolution c) || !vertex.inputs().get(0).input() || c.groups() != 1 || c.dilation().area() != 1) {
      return Optional.empty();
    }
    int down = c.stride().height();
    int across = c.stride().width();
    long channels = vertex.inputs().get(0).shape().axis(0);
    boolean whole = c.kernel().height() % down == 0 && c.kernel().width() % across == 0 && c.padding().equals(Margins.NONE);
    if (!whole || channels > FEW_CHANNELS || down * across < 4 || channels * down * across < REGISTER) {
      return Optional.empty();
    }
    return Optional.of(
        new Fold(
            batch, channels, vertex.inputs().get(0).shape().axis(1), vertex.inputs().get(0).shape().axis(2), c.filters(),
            new long[] {c.kernel().height(), c.kernel().width()}, new long[] {down, across},
            new long[] {vertex.shape().axis(1), vertex.shape().axis(2)}));
  }

  private long tiles(int axis) {
    return result[axis] - 1 + kernel[axis] / stride[axis];
  }

  private long depth() {
    return channels * stride[0] * stride[1];
  }

  /** Axes of the tiled image. */
  long[] source() {
    return new long[] {batch, depth(), tiles(0), tiles(1)};
  }

  /** Axes of the weights over tiles. */
  long[] weights() {
    return new long[] {filters, depth(), kernel[0] / stride[0], kernel[1] / stride[1]};
  }

  /** Whether the kernel leaves cells at the far edges untouched. */
  boolean trims() {
    return tiles(0) * stride[0] < height || tiles(1) * stride[1] < width;
  }

  private long[] imageAxes() {
    return new long[] {batch, channels, tiles(0), stride[0], tiles(1), stride[1]};
  }

  /** The row-major image in six axes. */
  memory.desc image() {
    return Dnnl.strided(imageAxes(), new long[] {channels * height * width, height * width, stride[0] * width, width, stride[1], 1});
  }

  /** The tiled image, channels last, in the same six axes. */
  memory.desc tiled() {
    long[] strides = {tiles(0) * tiles(1) * depth(), stride[0] * stride[1], tiles(1) * depth(), stride[1], depth(), 1};
    return Dnnl.strided(imageAxes(), strides);
  }

  private long[] weightAxes() {
    return new long[] {filters, channels, stride[0], stride[1], kernel[0] / stride[0], kernel[1] / stride[1]};
  }

  /** The weights as the specification orders them, in six axes. */
  memory.desc canonicalWeights() {
    long area = kernel[0] * kernel[1];
    return Dnnl.strided(weightAxes(), new long[] {channels * area, area, kernel[1], 1, stride[0] * kernel[1], stride[1]});
  }

  /** The weights over tiles, row-major, in the same six axes. */
  memory.desc tiledWeights() {
    return Dnnl.plain(weightAxes());
  }
}
