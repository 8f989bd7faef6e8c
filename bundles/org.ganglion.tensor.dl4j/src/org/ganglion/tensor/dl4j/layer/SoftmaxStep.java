package org.ganglion.tensor.dl4j.layer;

import org.ganglion.tensor.dl4j.memory.Value;
import org.ganglion.tensor.support.Softmax;

/** Softmax along the last axis. */
final class SoftmaxStep implements LayerStep {
  private final Value input;
  private final Value output;
  private final int width;
  private final Softmax softmax;

  SoftmaxStep(int width, Value input, Value output) {
    this.input = input;
    this.output = output;
    this.width = width;
    this.softmax = new Softmax(width);
  }

  @Override
  public void forward(Pass pass) {
    softmax.forward(input.data().floats(), output.data().floats(), pass.batch() * (input.sample() / width));
  }

  @Override
  public void backward(Pass pass) {
    if (input.wanted()) {
      softmax.backward(output.data().floats(), output.gradient().floats(), input.target().floats(), pass.batch() * (input.sample() / width));
      input.done(pass.batch());
    }
  }
}
