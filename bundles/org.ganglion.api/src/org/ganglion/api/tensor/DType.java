package org.ganglion.api.tensor;

/** Element type of a {@link Tensor}. Bytes are in the machine's native order. */
public enum DType {
  /** IEEE 754 single precision. */
  FLOAT32(4),
  /** IEEE 754 double precision. */
  FLOAT64(8),
  /** Signed 32-bit integer. */
  INT32(4),
  /** Signed 64-bit integer. */
  INT64(8),
  /** Signed 8-bit integer. */
  INT8(1),
  /** Unsigned 8-bit integer, the type of stored pixels. */
  UINT8(1);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /** Size of one element in bytes. */
  public int bytes() {
    return bytes;
  }
}
