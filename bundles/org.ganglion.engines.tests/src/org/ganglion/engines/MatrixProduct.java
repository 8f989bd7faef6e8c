package org.ganglion.engines;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.bytedeco.dnnl.global.dnnl;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One product of two small matrices, computed by either native library and compared with the numbers worked out by hand. */
final class MatrixProduct {

  private static final float[] LEFT = {1, 2, 3, 4, 5, 6};
  private static final float[] RIGHT = {7, 8, 9, 10, 11, 12};
  private static final float[] EXPECTED = {58, 64, 139, 154};

  private MatrixProduct() {}

  /** {@code [2,3] x [3,2]} through ND4J, whose JavaCPP is the older one. */
  static void onNd4j() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    // ND4J looks for its backend through the context class loader.
    Thread.currentThread().setContextClassLoader(Nd4j.class.getClassLoader());
    try (INDArray left = Nd4j.createFromArray(LEFT).reshape(2, 3);
        INDArray right = Nd4j.createFromArray(RIGHT).reshape(3, 2);
        INDArray product = left.mmul(right)) {
      assertArrayEquals(EXPECTED, product.reshape(4).toFloatVector());
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  /** The same through oneDNN, whose JavaCPP is the newer one. */
  static void onOneDnn() {
    float[] product = new float[4];
    int status = dnnl.dnnl_sgemm((byte) 'N', (byte) 'N', 2, 2, 3, 1f, LEFT, 3, RIGHT, 2, 0f, product, 2);
    assertArrayEquals(new int[] {0}, new int[] {status}, "status of dnnl_sgemm");
    assertArrayEquals(EXPECTED, product);
  }
}
