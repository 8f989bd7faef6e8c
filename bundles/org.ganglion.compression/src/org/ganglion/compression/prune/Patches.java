package org.ganglion.compression.prune;

import org.ganglion.api.network.Layer;
import org.ganglion.api.tensor.Shape;

/** The vectors of inputs that meet a layer's weights: the whole vector for a dense layer, the window of each place for a convolution. */
final class Patches {
  private final Layer.Convolution convolution;
  private final int channels;
  private final int height;
  private final int width;
  private final int rows;
  private final int columns;
  private final int size;

  private Patches(Layer.Convolution convolution, int channels, int height, int width, int rows, int columns, int size) {
    this.convolution = convolution;
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.rows = rows;
    this.columns = columns;
    this.size = size;
  }

  static Patches ofVectors(int inputs) {
    return new Patches(null, inputs, 1, 1, 1, 1, inputs);
  }

  static Patches ofImages(Layer.Convolution convolution, Shape in, Shape out) {
    return new Patches(
        convolution, in.dim(0), in.dim(1), in.dim(2), out.dim(1), out.dim(2), in.dim(0) * convolution.kernel().area());
  }

  /** Values in a patch. */
  int size() {
    return size;
  }

  /** Patches in a sample. */
  int places() {
    return rows * columns;
  }

  /** Copies the patch of a place of a sample. */
  void copy(float[] batch, int sample, int place, double[] to) {
    int from = sample * channels * height * width;
    if (convolution == null) {
      for (int i = 0; i < size; i++) {
        to[i] = batch[from + i];
      }
      return;
    }
    int top = place / columns * convolution.stride().height() - convolution.padding().top();
    int left = place % columns * convolution.stride().width() - convolution.padding().left();
    int at = 0;
    for (int c = 0; c < channels; c++) {
      for (int ky = 0; ky < convolution.kernel().height(); ky++) {
        int y = top + ky * convolution.dilation().height();
        for (int kx = 0; kx < convolution.kernel().width(); kx++) {
          int x = left + kx * convolution.dilation().width();
          boolean inside = y >= 0 && y < height && x >= 0 && x < width;
          to[at++] = inside ? batch[from + (c * height + y) * width + x] : 0;
        }
      }
    }
  }
}
