package org.ganglion.tensor.dl4j.layer;

import java.nio.FloatBuffer;
import org.ganglion.api.network.DropoutMask;
import org.ganglion.tensor.dl4j.memory.Value;
import org.ganglion.tensor.support.DropoutFill;

/** Multiplies by factors that are zero or 1 / (1 − rate), a function of the network's seed, the node and the number of the pass. */
final class DropoutStep implements LayerStep {
  private final String node;
  private final double rate;
  private final Value input;
  private final Value output;
  private final float[] sample;
  private float[] factors = {};

  DropoutStep(String node, double rate, Value input, Value output) {
    this.node = node;
    this.rate = rate;
    this.input = input;
    this.output = output;
    this.sample = new float[input.sample()];
  }

  @Override
  public void forward(Pass pass) {
    int count = pass.batch() * input.sample();
    if (!pass.trains()) {
      output.data().floats().put(0, input.data().floats(), 0, count);
      return;
    }
    if (factors.length < count) {
      factors = new float[input.data().count()];
    }
    DropoutFill.fill(DropoutMask.stream(pass.seed(), node), rate, pass.number(), factors, count);
    multiply(input.data().floats(), output.data().floats(), pass.batch());
  }

  @Override
  public void backward(Pass pass) {
    if (input.wanted()) {
      multiply(output.gradient().floats(), input.target().floats(), pass.batch());
      input.done(pass.batch());
    }
  }

  private void multiply(FloatBuffer from, FloatBuffer to, int batch) {
    for (int b = 0; b < batch; b++) {
      int at = b * sample.length;
      from.get(at, sample);
      for (int i = 0; i < sample.length; i++) {
        sample[i] *= factors[at + i];
      }
      to.put(at, sample);
    }
  }
}
