package org.ganglion.tensor.dl4j.layer;

import java.util.Arrays;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.tensor.Shape;
import org.ganglion.tensor.dl4j.memory.Value;

/** Largest or mean value of each window. The place of each maximum is kept for the way back. */
final class PoolingStep implements LayerStep {
  private final Value input;
  private final Value output;
  private final Layer.Pooling layer;
  private final Shape in;
  private final Shape out;
  private final float[] image;
  private final float[] result;
  private int[] places = {};

  PoolingStep(Vertex vertex, Layer.Pooling layer, Value input, Value output) {
    this.input = input;
    this.output = output;
    this.layer = layer;
    this.in = vertex.inputs().get(0).shape();
    this.out = vertex.shape();
    this.image = new float[input.sample()];
    this.result = new float[output.sample()];
  }

  @Override
  public void forward(Pass pass) {
    boolean remember = layer.pool() == Layer.Pool.MAX && pass.trains();
    if (remember && places.length < pass.batch() * result.length) {
      places = new int[output.data().count()];
    }
    for (int b = 0; b < pass.batch(); b++) {
      input.data().floats().get(b * image.length, image);
      for (int o = 0; o < result.length; o++) {
        if (layer.pool() == Layer.Pool.MAX) {
          int place = largest(o);
          result[o] = image[place];
          if (remember) {
            places[b * result.length + o] = place;
          }
        } else {
          result[o] = mean(o);
        }
      }
      output.data().floats().put(b * result.length, result);
    }
  }

  @Override
  public void backward(Pass pass) {
    if (!input.wanted()) {
      return;
    }
    for (int b = 0; b < pass.batch(); b++) {
      output.gradient().floats().get(b * result.length, result);
      Arrays.fill(image, 0);
      for (int o = 0; o < result.length; o++) {
        if (layer.pool() == Layer.Pool.MAX) {
          image[places[b * result.length + o]] += result[o];
        } else {
          spread(o);
        }
      }
      input.target().floats().put(b * image.length, image);
    }
    input.done(pass.batch());
  }

  private int top(int o) {
    return o / out.dim(2) % out.dim(1) * layer.stride().height() - layer.padding().top();
  }

  private int left(int o) {
    return o % out.dim(2) * layer.stride().width() - layer.padding().left();
  }

  private int plane(int o) {
    return o / (out.dim(1) * out.dim(2)) * in.dim(1) * in.dim(2);
  }

  private int largest(int o) {
    int plane = plane(o);
    int top = top(o);
    int left = left(o);
    int place = -1;
    for (int y = Math.max(0, top); y < Math.min(in.dim(1), top + layer.kernel().height()); y++) {
      for (int x = Math.max(0, left); x < Math.min(in.dim(2), left + layer.kernel().width()); x++) {
        int at = plane + y * in.dim(2) + x;
        place = place < 0 || image[at] > image[place] ? at : place;
      }
    }
    return place;
  }

  private float mean(int o) {
    int plane = plane(o);
    int top = top(o);
    int left = left(o);
    double sum = 0;
    for (int y = Math.max(0, top); y < Math.min(in.dim(1), top + layer.kernel().height()); y++) {
      for (int x = Math.max(0, left); x < Math.min(in.dim(2), left + layer.kernel().width()); x++) {
        sum += image[plane + y * in.dim(2) + x];
      }
    }
    return (float) (sum / cells(top, left));
  }

  private void spread(int o) {
    int plane = plane(o);
    int top = top(o);
    int left = left(o);
    float share = result[o] / cells(top, left);
    for (int y = Math.max(0, top); y < Math.min(in.dim(1), top + layer.kernel().height()); y++) {
      for (int x = Math.max(0, left); x < Math.min(in.dim(2), left + layer.kernel().width()); x++) {
        image[plane + y * in.dim(2) + x] += share;
      }
    }
  }

  private int cells(int top, int left) {
    if (layer.includePadding()) {
      return layer.kernel().area();
    }
    int height = Math.min(in.dim(1), top + layer.kernel().height()) - Math.max(0, top);
    int width = Math.min(in.dim(2), left + layer.kernel().width()) - Math.max(0, left);
    return height * width;
  }
}
