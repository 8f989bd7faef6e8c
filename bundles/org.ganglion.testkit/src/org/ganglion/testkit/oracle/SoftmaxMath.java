package org.ganglion.testkit.oracle;

/** eˣ over the sum of eˣ along the last axis. */
final class SoftmaxMath implements LayerMath {
  @Override
  public void forward(NodePass node) {
    double[] x = node.input();
    double[] y = node.output();
    int width = node.vertex.shape().dim(-1);
    for (int row = 0; row < x.length; row += width) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int i = row; i < row + width; i++) {
        largest = Math.max(largest, x[i]);
      }
      double sum = 0;
      for (int i = row; i < row + width; i++) {
        sum += Math.exp(x[i] - largest);
      }
      for (int i = row; i < row + width; i++) {
        y[i] = Math.exp(x[i] - largest) / sum;
      }
    }
  }

  /** dx = y · (dy − Σ dy·y). */
  @Override
  public void backward(NodePass node) {
    double[] y = node.output();
    double[] dy = node.outputGradient();
    int width = node.vertex.shape().dim(-1);
    for (int row = 0; row < y.length; row += width) {
      double sum = 0;
      for (int i = row; i < row + width; i++) {
        sum += dy[i] * y[i];
      }
      for (int i = row; i < row + width; i++) {
        node.inputGradient()[i] += y[i] * (dy[i] - sum);
      }
    }
  }
}
