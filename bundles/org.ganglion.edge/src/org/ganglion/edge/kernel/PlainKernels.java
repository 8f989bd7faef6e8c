package org.ganglion.edge.kernel;

import org.ganglion.edge.format.PackedMatrix;

/** Products and sums in plain Java. */
public final class PlainKernels implements Int8Kernels {
  @Override
  public Product product(PackedMatrix matrix) {
    return matrix.panel == 8 ? new PanelProduct(matrix) : new RowProduct(matrix);
  }

  @Override
  public Sums sums(Taps taps) {
    return new RunSums(taps);
  }
}
