package org.ganglion.edge.kernel;

import org.ganglion.edge.format.PackedMatrix;

/** Products in plain Java. */
public final class PlainKernels implements Int8Kernels {
  @Override
  public Product product(PackedMatrix matrix) {
    return matrix.panel == 8 ? new PanelProduct(matrix) : new RowProduct(matrix);
  }
}
