package org.ganglion.testkit.oracle;

import org.ganglion.api.network.Layer;

/** A function of each value with its derivative. At a kink the derivative is the one from below. */
final class ActivationMath implements LayerMath {
  private final Layer.Activation layer;

  ActivationMath(Layer.Activation layer) {
    this.layer = layer;
  }

  @Override
  public void forward(NodePass node) {
    for (int i = 0; i < node.output().length; i++) {
      node.output()[i] = value(node.input()[i]);
    }
  }

  @Override
  public void backward(NodePass node) {
    for (int i = 0; i < node.outputGradient().length; i++) {
      node.inputGradient()[i] += node.outputGradient()[i] * slope(node.input()[i]);
    }
  }

  private double value(double x) {
    switch (layer.function()) {
      case RELU:
        return Math.max(x, 0);
      case LEAKY_RELU:
        return x > 0 ? x : layer.slope() * x;
      case ELU:
        return x > 0 ? x : layer.slope() * Math.expm1(x);
      case TANH:
        return Math.tanh(x);
      case SIGMOID:
        return sigmoid(x);
      case SOFTPLUS:
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
      case SWISH:
        return x * sigmoid(x);
      case GELU:
        return x * NormalDistribution.function(x);
      default:
        throw new IllegalArgumentException(layer.function() + " is no function of one element");
    }
  }

  private double slope(double x) {
    switch (layer.function()) {
      case RELU:
        return x > 0 ? 1 : 0;
      case LEAKY_RELU:
        return x > 0 ? 1 : layer.slope();
      case ELU:
        return x > 0 ? 1 : layer.slope() * Math.exp(x);
      case TANH:
        return 1 - Math.tanh(x) * Math.tanh(x);
      case SIGMOID:
        return sigmoid(x) * (1 - sigmoid(x));
      case SOFTPLUS:
        return sigmoid(x);
      case SWISH:
        return sigmoid(x) + x * sigmoid(x) * (1 - sigmoid(x));
      case GELU:
        return NormalDistribution.function(x) + x * NormalDistribution.density(x);
      default:
        throw new IllegalArgumentException(layer.function() + " is no function of one element");
    }
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
