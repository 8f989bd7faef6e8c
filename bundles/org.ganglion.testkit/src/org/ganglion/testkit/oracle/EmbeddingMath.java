package org.ganglion.testkit.oracle;

/** Rows of a table; indices have no gradient. */
final class EmbeddingMath implements LayerMath {
  @Override
  public void forward(NodePass node) {
    int width = node.vertex.shape().dim(-1);
    for (int i = 0; i < node.input().length; i++) {
      System.arraycopy(node.parameter("weight"), (int) node.input()[i] * width, node.output(), i * width, width);
    }
  }

  @Override
  public void backward(NodePass node) {
    int width = node.vertex.shape().dim(-1);
    for (int i = 0; i < node.outputGradient().length; i++) {
      int row = (int) node.input()[i / width];
      node.gradient("weight")[row * width + i % width] += node.outputGradient()[i];
    }
  }
}
