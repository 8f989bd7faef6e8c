package org.ganglion.edge.vector;

import org.ganglion.edge.format.PackedMatrix;
import org.ganglion.edge.kernel.Int8Kernels;
import org.ganglion.edge.kernel.PlainKernels;
import org.ganglion.edge.kernel.Taps;

/**
 * Products and sums on the Vector API: the same integers as those in plain Java. Single scattered weights stay with plain Java, which gathers as
 * fast.
 */
public final class VectorKernels implements Int8Kernels {
  private final Int8Kernels plain = new PlainKernels();

  @Override
  public Product product(PackedMatrix matrix) {
    return matrix.panel == 8 && PanelVectors.fits(matrix) ? new PanelVectors(matrix) : plain.product(matrix);
  }

  @Override
  public Sums sums(Taps taps) {
    return new RunVectors(taps);
  }
}
