package org.ganglion.tensor.dl4j.layer;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;

import org.bytedeco.javacpp.FloatPointer;

/** Products of row-major matrices by the BLAS that ND4J brings along; one native call each, nothing allocated. */
final class Gemm {
  private Gemm() {}

  /** {@code C [m × n] = A [m × k] · B [k × n] + beta·C}; {@code ld} are the distances of rows in memory. */
  static void multiply(int m, int n, int k, FloatPointer a, int lda, FloatPointer b, int ldb, float beta, FloatPointer c, int ldc) {
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1, a, lda, b, ldb, beta, c, ldc);
  }

  /** {@code C [m × n] = A [m × k] · Bᵀ + beta·C} with B [n × k]. One row is a matrix-vector product, which is faster. */
  static void multiplyTransposed(int m, int n, int k, FloatPointer a, int lda, FloatPointer b, int ldb, float beta, FloatPointer c, int ldc) {
    if (m == 1) {
      cblas_sgemv(CblasRowMajor, CblasNoTrans, n, k, 1, b, ldb, a, 1, beta, c, 1);
    } else {
      cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, m, n, k, 1, a, lda, b, ldb, beta, c, ldc);
    }
  }

  /** {@code C [m × n] = Aᵀ · B [k × n] + beta·C} with A [k × m]. */
  static void transposedMultiply(int m, int n, int k, FloatPointer a, int lda, FloatPointer b, int ldb, float beta, FloatPointer c, int ldc) {
    cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, m, n, k, 1, a, lda, b, ldb, beta, c, ldc);
  }
}
