package org.ganglion.tensor.dl4j.layer;

import java.nio.FloatBuffer;
import java.util.List;
import org.ganglion.tensor.dl4j.memory.Value;

/** Product, element by element, of inputs of one shape. The gradient of one is that of the output times all others. */
final class MultiplyStep implements LayerStep {
  private final List<Value> inputs;
  private final Value output;
  private final float[] product;
  private final float[] factor;

  MultiplyStep(List<Value> inputs, Value output) {
    this.inputs = inputs;
    this.output = output;
    this.product = new float[output.sample()];
    this.factor = new float[output.sample()];
  }

  @Override
  public void forward(Pass pass) {
    for (int b = 0; b < pass.batch(); b++) {
      inputs.get(0).data().floats().get(b * product.length, product);
      timesAll(b, 0);
      output.data().floats().put(b * product.length, product);
    }
  }

  @Override
  public void backward(Pass pass) {
    for (int k = 0; k < inputs.size(); k++) {
      Value input = inputs.get(k);
      if (input.wanted()) {
        FloatBuffer target = input.target().floats();
        for (int b = 0; b < pass.batch(); b++) {
          output.gradient().floats().get(b * product.length, product);
          timesAll(b, k);
          target.put(b * product.length, product);
        }
        input.done(pass.batch());
      }
    }
  }

  private void timesAll(int sample, int but) {
    for (int k = 0; k < inputs.size(); k++) {
      if (k != but) {
        inputs.get(k).data().floats().get(sample * factor.length, factor);
        for (int i = 0; i < product.length; i++) {
          product[i] *= factor[i];
        }
      }
    }
  }
}
