package org.ganglion.edge.kernel;

import org.ganglion.edge.format.PackedMatrix;

/** Makes the products of int8 dense layers. All kernels give the same integers. */
public interface Int8Kernels {
  /** The product with a matrix. */
  Product product(PackedMatrix matrix);

  /** A matrix of int8 weights, times a vector. */
  interface Product {
    /**
     * @param x inputs less their zero point, −255 … 255
     * @param sums what each output sums up; overwritten
     */
    void run(int[] x, int[] sums);
  }
}
