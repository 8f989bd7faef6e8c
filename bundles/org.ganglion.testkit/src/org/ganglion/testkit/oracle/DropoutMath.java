package org.ganglion.testkit.oracle;

import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.DropoutMask;
import org.ganglion.api.network.Layer;
import org.ganglion.api.random.RandomStream;

/** Each value times its factor of the {@link DropoutMask}; outside training times 1. */
final class DropoutMath implements LayerMath {
  private final Layer.Dropout layer;

  DropoutMath(Layer.Dropout layer) {
    this.layer = layer;
  }

  @Override
  public void forward(NodePass node) {
    for (int i = 0; i < node.output().length; i++) {
      node.output()[i] = node.input()[i] * factor(node, i);
    }
  }

  @Override
  public void backward(NodePass node) {
    for (int i = 0; i < node.outputGradient().length; i++) {
      node.inputGradient()[i] += node.outputGradient()[i] * factor(node, i);
    }
  }

  private double factor(NodePass node, int element) {
    if (node.mode == Mode.INFERENCE) {
      return 1;
    }
    RandomStream stream = DropoutMask.stream(node.seed, node.vertex.name());
    return DropoutMask.factor(stream, layer.rate(), node.passes, element);
  }
}
