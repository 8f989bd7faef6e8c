package org.ganglion.tensor.dl4j.layer;

import org.ganglion.api.network.Layer;
import org.ganglion.tensor.dl4j.memory.Value;
import org.ganglion.tensor.support.Activations;

/** A function of every element. */
final class ActivationStep implements LayerStep {
  private final Value input;
  private final Value output;
  private final Activations function;

  ActivationStep(Layer.Activation layer, Value input, Value output) {
    this.input = input;
    this.output = output;
    this.function = new Activations(layer);
  }

  @Override
  public void forward(Pass pass) {
    function.forward(input.data().floats(), output.data().floats(), pass.batch() * input.sample());
  }

  @Override
  public void backward(Pass pass) {
    if (input.wanted()) {
      function.backward(
          input.data().floats(), output.data().floats(), output.gradient().floats(), input.target().floats(), pass.batch() * input.sample());
      input.done(pass.batch());
    }
  }
}
