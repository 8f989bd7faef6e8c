package org.ganglion.testkit.oracle;

/** {@code y = x·Wᵀ + b} along the last axis. */
final class DenseMath extends BilinearMath {
  @Override
  void taps(NodePass node, Tap tap) {
    int features = node.inputShape(0).dim(-1);
    int units = node.vertex.shape().dim(-1);
    int rows = node.input().length / features;
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < units; unit++) {
        for (int feature = 0; feature < features; feature++) {
          tap.at(row * features + feature, unit * features + feature, row * units + unit);
        }
      }
    }
  }

  @Override
  int biasOf(NodePass node, int output) {
    return output % node.vertex.shape().dim(-1);
  }
}
