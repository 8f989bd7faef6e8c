package org.ganglion.tensor.dl4j.layer;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** Products of row-major matrices by the BLAS that ND4J brings along; one native call each, nothing allocated. */
final class Gemm {
  private static final int ROWS = openblas_nolapack.CblasRowMajor;
  private static final int AS_IT_IS = openblas_nolapack.CblasNoTrans;
  private static final int TRANSPOSED = openblas_nolapack.CblasTrans;

  private Gemm() {}

  /** {@code C [m × n] = A [m × k] · B [k × n] + beta·C}; {@code ld} are the distances of rows in memory. */
  static void multiply(int m, int n, int k, FloatPointer a, int lda, FloatPointer b, int ldb, float beta, FloatPointer c, int ldc) {
    openblas_nolapack.cblas_sgemm(ROWS, AS_IT_IS, AS_IT_IS, m, n, k, 1, a, lda, b, ldb, beta, c, ldc);
  }

  /** {@code C [m × n] = A [m × k] · Bᵀ + beta·C} with B [n × k]. One row is a matrix-vector product, which is faster. */
  static void multiplyTransposed(int m, int n, int k, FloatPointer a, int lda, FloatPointer b, int ldb, float beta, FloatPointer c, int ldc) {
    if (m == 1) {
      openblas_nolapack.cblas_sgemv(ROWS, AS_IT_IS, n, k, 1, b, ldb, a, 1, beta, c, 1);
    } else {
      openblas_nolapack.cblas_sgemm(ROWS, AS_IT_IS, TRANSPOSED, m, n, k, 1, a, lda, b, ldb, beta, c, ldc);
    }
  }

  /** {@code C [m × n] = Aᵀ · B [k × n] + beta·C} with A [k × m]. */
  static void transposedMultiply(int m, int n, int k, FloatPointer a, int lda, FloatPointer b, int ldb, float beta, FloatPointer c, int ldc) {
    openblas_nolapack.cblas_sgemm(ROWS, TRANSPOSED, AS_IT_IS, m, n, k, 1, a, lda, b, ldb, beta, c, ldc);
  }
}
