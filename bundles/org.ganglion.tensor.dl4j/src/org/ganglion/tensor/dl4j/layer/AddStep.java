package org.ganglion.tensor.dl4j.layer;

import java.util.List;
import org.ganglion.tensor.dl4j.memory.Value;

/** Sum of inputs of one shape; each takes the whole gradient. */
final class AddStep implements LayerStep {
  private final List<Value> inputs;
  private final Value output;
  private final float[] sum;
  private final float[] term;

  AddStep(List<Value> inputs, Value output) {
    this.inputs = inputs;
    this.output = output;
    this.sum = new float[output.sample()];
    this.term = new float[output.sample()];
  }

  @Override
  public void forward(Pass pass) {
    for (int b = 0; b < pass.batch(); b++) {
      inputs.get(0).data().floats().get(b * sum.length, sum);
      for (int k = 1; k < inputs.size(); k++) {
        inputs.get(k).data().floats().get(b * sum.length, term);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += term[i];
        }
      }
      output.data().floats().put(b * sum.length, sum);
    }
  }

  @Override
  public void backward(Pass pass) {
    for (Value input : inputs) {
      if (input.wanted()) {
        input.add(output.gradient().floats(), pass.batch());
      }
    }
  }
}
