package org.ganglion.testkit.oracle;

import java.util.stream.IntStream;

/** Sums and products of inputs of one shape. */
enum ElementwiseMath implements LayerMath {
  /** {@code y = x₁ + x₂ + …} */
  SUM {
    @Override
    double value(double[][] inputs, int element) {
      return IntStream.range(0, inputs.length).mapToDouble(k -> inputs[k][element]).sum();
    }

    @Override
    double slope(double[][] inputs, int element, int by) {
      return 1;
    }
  },
  /** {@code y = x₁ · x₂ · …} */
  PRODUCT {
    @Override
    double value(double[][] inputs, int element) {
      return product(inputs, element, -1);
    }

    @Override
    double slope(double[][] inputs, int element, int by) {
      return product(inputs, element, by);
    }
  };

  abstract double value(double[][] inputs, int element);

  /** Derivative of the output by input {@code by}; an input that stands twice is two inputs. */
  abstract double slope(double[][] inputs, int element, int by);

  @Override
  public void forward(NodePass node) {
    for (int i = 0; i < node.output().length; i++) {
      node.output()[i] = value(node.inputs, i);
    }
  }

  @Override
  public void backward(NodePass node) {
    for (int k = 0; k < node.inputs.length; k++) {
      for (int i = 0; i < node.outputGradient().length; i++) {
        node.inputGradients[k][i] += node.outputGradient()[i] * slope(node.inputs, i, k);
      }
    }
  }

  private static double product(double[][] inputs, int element, int without) {
    return IntStream.range(0, inputs.length).filter(k -> k != without).mapToDouble(k -> inputs[k][element]).reduce(1, (a, b) -> a * b);
  }
}
