package org.ganglion.tensor.dl4j.layer;

import java.util.Arrays;
import org.ganglion.api.network.Layer;
import org.ganglion.tensor.dl4j.memory.Value;

/** Largest or mean value of each whole channel. The first largest value takes the gradient. */
final class GlobalPoolingStep implements LayerStep {
  private final boolean largest;
  private final Value input;
  private final Value output;
  private final int cells;
  private final float[] image;
  private final float[] result;

  GlobalPoolingStep(Layer.Pool pool, Value input, Value output) {
    this.largest = pool == Layer.Pool.MAX;
    this.input = input;
    this.output = output;
    this.cells = input.sample() / output.sample();
    this.image = new float[input.sample()];
    this.result = new float[output.sample()];
  }

  @Override
  public void forward(Pass pass) {
    for (int b = 0; b < pass.batch(); b++) {
      input.data().floats().get(b * image.length, image);
      for (int c = 0; c < result.length; c++) {
        result[c] = largest ? image[place(c)] : mean(c);
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
      input.data().floats().get(b * image.length, image);
      output.gradient().floats().get(b * result.length, result);
      for (int c = 0; c < result.length; c++) {
        int place = largest ? place(c) : -1;
        Arrays.fill(image, c * cells, (c + 1) * cells, largest ? 0 : result[c] / cells);
        if (largest) {
          image[place] = result[c];
        }
      }
      input.target().floats().put(b * image.length, image);
    }
    input.done(pass.batch());
  }

  private int place(int channel) {
    int place = channel * cells;
    for (int i = place + 1; i < (channel + 1) * cells; i++) {
      place = image[i] > image[place] ? i : place;
    }
    return place;
  }

  private float mean(int channel) {
    double sum = 0;
    for (int i = channel * cells; i < (channel + 1) * cells; i++) {
      sum += image[i];
    }
    return (float) (sum / cells);
  }
}
