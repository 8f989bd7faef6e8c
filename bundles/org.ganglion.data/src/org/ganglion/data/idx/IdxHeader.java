package org.ganglion.data.idx;

import java.util.Arrays;

/**
 * The head of an IDX file: two zero bytes, the element type, the number of axes, then the axis lengths as big-endian 32-bit numbers.
 *
 * @param type 0x08 for unsigned bytes, the only type of image and label sets in use
 */
record IdxHeader(int type, int[] axes) {
  static final int UNSIGNED_BYTE = 0x08;

  /** Bytes before the first axis length. */
  static final int MAGIC_BYTES = 4;

  int bytes() {
    return MAGIC_BYTES + 4 * axes.length;
  }

  /** Bytes of the elements; −1 when so many cannot be held. */
  long elements() {
    long product = 1;
    for (int length : axes) {
      if (length < 0 || (length > 0 && product > Integer.MAX_VALUE / length)) {
        return -1;
      }
      product *= length;
    }
    return product;
  }

  String shape() {
    return String.join("×", Arrays.stream(axes).mapToObj(Integer::toUnsignedString).toList());
  }
}
