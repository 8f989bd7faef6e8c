package org.ganglion.tensor.onednn.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.ganglion.api.network.Layer;
import org.ganglion.api.tensor.Shape;

/** Where each tap of each cell of a transposed convolution falls in the result, and the loops that scatter to and gather from there. */
final class Taps {
  private final int batch;
  private final int[] places;
  private final int outside;
  private final int area;
  private final int filters;
  private final float[] columns;
  private final float[] image;

  Taps(Layer.TransposedConvolution layer, Shape in, Shape out, int batch) {
    this.batch = batch;
    filters = layer.filters();
    area = out.dim(1) * out.dim(2);
    outside = filters * area;
    places = places(layer, in.dim(1), in.dim(2), out.dim(1), out.dim(2));
    columns = new float[places.length];
    image = new float[outside + 1];
  }

  /** Taps that fall beside the image go to one cell more, so that the loops need no test. */
  private int[] places(Layer.TransposedConvolution layer, int height, int width, int tall, int wide) {
    int[] all = new int[height * width * filters * layer.kernel().area()];
    int i = 0;
    for (int h = 0; h < height; h++) {
      for (int w = 0; w < width; w++) {
        for (int f = 0; f < filters; f++) {
          for (int kh = 0; kh < layer.kernel().height(); kh++) {
            for (int kw = 0; kw < layer.kernel().width(); kw++) {
              int y = h * layer.stride().height() - layer.padding().top() + kh * layer.dilation().height();
              int x = w * layer.stride().width() - layer.padding().left() + kw * layer.dilation().width();
              boolean inside = y >= 0 && y < tall && x >= 0 && x < wide;
              all[i++] = inside ? (f * tall + y) * wide + x : outside;
            }
          }
        }
      }
    }
    return all;
  }

  void forward(FloatBuffer from, FloatBuffer bias, FloatBuffer to) {
    for (int n = 0; n < batch; n++) {
      from.get(n * columns.length, columns);
      for (int f = 0; f < filters; f++) {
        Arrays.fill(image, f * area, (f + 1) * area, bias == null ? 0 : bias.get(f));
      }
      for (int i = 0; i < columns.length; i++) {
        image[places[i]] += columns[i];
      }
      to.put(n * outside, image, 0, outside);
    }
  }

  void gather(FloatBuffer from, FloatBuffer to) {
    for (int n = 0; n < batch; n++) {
      from.get(n * outside, image, 0, outside);
      image[outside] = 0;
      for (int i = 0; i < columns.length; i++) {
        columns[i] = image[places[i]];
      }
      to.put(n * columns.length, columns);
    }
  }

  /** Sums a gradient over samples and cells. */
  void sum(FloatBuffer from, FloatBuffer to) {
    double[] sums = new double[filters];
    for (int n = 0; n < batch; n++) {
      from.get(n * outside, image, 0, outside);
      for (int f = 0; f < filters; f++) {
        float sum = 0;
        for (int i = f * area; i < (f + 1) * area; i++) {
          sum += image[i];
        }
        sums[f] += sum;
      }
    }
    for (int f = 0; f < filters; f++) {
      to.put(f, (float) sums[f]);
    }
  }
}
