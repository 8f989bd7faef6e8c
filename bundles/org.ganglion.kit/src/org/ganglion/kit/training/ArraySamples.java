package org.ganglion.kit.training;

import java.nio.FloatBuffer;
import org.ganglion.api.tensor.Shape;

/** Samples from arrays, one row each; the array of targets may be that of the inputs (an auto-encoder). */
public record ArraySamples(Shape input, Shape target, float[][] inputs, float[][] targets) implements Samples {
  public ArraySamples {
    if (inputs.length != targets.length) {
      throw new IllegalArgumentException(inputs.length + " inputs have " + targets.length + " targets");
    }
  }

  @Override
  public int count() {
    return inputs.length;
  }

  @Override
  public void input(int sample, FloatBuffer to, int position) {
    to.put(position, inputs[sample]);
  }

  @Override
  public void target(int sample, FloatBuffer to, int position) {
    to.put(position, targets[sample]);
  }
}
