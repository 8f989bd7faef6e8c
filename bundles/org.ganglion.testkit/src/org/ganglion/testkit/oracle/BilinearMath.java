package org.ganglion.testkit.oracle;

/**
 * Layers whose output is a sum of products input · weight, plus a bias: dense, convolution, transposed convolution. A layer only says which input
 * meets which weight in which output; forward and backward follow from that.
 */
abstract class BilinearMath implements LayerMath {
  /** One product. */
  interface Tap {
    /** {@code output += input · weight}; positions in the row-major arrays. */
    void at(int input, int weight, int output);
  }

  /** Calls {@code tap} for every product of the batch. */
  abstract void taps(NodePass node, Tap tap);

  /** Position of the bias that an output takes. */
  abstract int biasOf(NodePass node, int output);

  @Override
  public void forward(NodePass node) {
    double[] x = node.input();
    double[] w = node.parameter("weight");
    double[] y = node.output();
    if (node.has("bias")) {
      double[] bias = node.parameter("bias");
      for (int i = 0; i < y.length; i++) {
        y[i] = bias[biasOf(node, i)];
      }
    }
    taps(node, (input, weight, output) -> y[output] += x[input] * w[weight]);
  }

  @Override
  public void backward(NodePass node) {
    double[] x = node.input();
    double[] w = node.parameter("weight");
    double[] dx = node.inputGradient();
    double[] dw = node.gradient("weight");
    double[] dy = node.outputGradient();
    if (node.has("bias")) {
      double[] db = node.gradient("bias");
      for (int i = 0; i < dy.length; i++) {
        db[biasOf(node, i)] += dy[i];
      }
    }
    taps(
        node,
        (input, weight, output) -> {
          dx[input] += dy[output] * w[weight];
          dw[weight] += dy[output] * x[input];
        });
  }
}
