package org.ganglion.kit.npy;

import java.util.Optional;

/** Element types of arrays, by NumPy's letters. */
public enum NpyType {
  BOOL("b1", 1),
  UINT8("u1", 1),
  INT8("i1", 1),
  UINT16("u2", 2),
  INT16("i2", 2),
  INT32("i4", 4),
  INT64("i8", 8),
  FLOAT32("f4", 4),
  FLOAT64("f8", 8);

  private final String letters;
  private final int bytes;

  NpyType(String letters, int bytes) {
    this.letters = letters;
    this.bytes = bytes;
  }

  /** Size of one element. */
  public int bytes() {
    return bytes;
  }

  /** As it stands in a header that this platform writes: {@code <f4}, {@code |u1}. */
  String descriptor() {
    return (bytes == 1 ? "|" : "<") + letters;
  }

  static Optional<NpyType> of(String letters) {
    for (NpyType type : values()) {
      if (type.letters.equals(letters)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
