package org.ganglion.edge.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Numbers of the format. */
final class Layout {
  static final byte[] MAGIC = {(byte) 0x89, 'G', 'P', 'K', '\r', '\n', 0x1a, '\n'};
  static final int MAJOR = 1;
  static final int MINOR = 0;
  static final int HEADER = 64;

  /** Of the header the digest covers all up to here: the digest itself and the signature's length come after. */
  static final int DIGESTED_HEADER = 24;

  static final int SIGNATURE_LENGTH = 24;
  static final int DIGEST = 32;
  static final int DIGEST_LENGTH = 32;
  static final int SECTION = 24;

  static final int LAYERS = 1;
  static final int WEIGHTS = 2;
  static final int USE = 3;
  static final int COSTS = 4;
  static final int PROVENANCE = 5;

  static final int HAS_QUANTISATION = 1;
  static final int HAS_SLOPE = 1 << 1;
  static final int HAS_RELU = 1 << 2;
  static final int HAS_WEIGHTS = 1 << 3;
  static final int HAS_RECURRENT = 1 << 4;
  static final int HAS_BIAS = 1 << 5;
  static final int HAS_STEPS = 1 << 6;
  static final int HAS_FACTOR = 1 << 7;
  static final int HAS_REQUANTISATION = 1 << 8;
  static final int HAS_TABLE = 1 << 9;
  static final int ALL_FLAGS = (1 << 10) - 1;

  /** Type of weights. */
  static final int FLOAT32 = 0;

  static final int INT8 = 1;

  /** int8 with scales in double precision. */
  static final int INT8_DOUBLE = 2;

  static final Charset TEXT = StandardCharsets.UTF_8;

  private Layout() {}

  static int aligned(int length) {
    return (length + 7) & ~7;
  }
}
