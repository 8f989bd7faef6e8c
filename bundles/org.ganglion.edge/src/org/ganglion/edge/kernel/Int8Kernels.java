package org.ganglion.edge.kernel;

import org.ganglion.edge.format.PackedMatrix;

/** Makes the products of int8 dense layers and the sums of int8 convolutions. All kernels give the same integers. */
public interface Int8Kernels {
  /** The product with a matrix. */
  Product product(PackedMatrix matrix);

  /** The sums of a convolution. */
  Sums sums(Taps taps);

  /** A matrix of int8 weights, times a vector. */
  interface Product {
    /**
     * @param x inputs less their zero point, −255 … 255
     * @param sums what each output sums up; overwritten
     */
    void run(int[] x, int[] sums);
  }

  /** Sums of what the taps of a convolution meet. */
  interface Sums {
    /**
     * The image that sums are taken of from now on.
     *
     * @param padded as {@link Taps} speaks of it
     * @param shift how far behind its start each run is read
     * @param count positions, a multiple of 16
     */
    void load(float[] padded, int shift, int count);

    /**
     * Adds taps {@code from} to {@code to} to the first {@code count} sums; what these taps add can be summed up in float32, where it stays below
     * 2²⁴.
     */
    void add(int from, int to, int[] sums);
  }
}
