package org.ganglion.report.picture;

import java.nio.ByteBuffer;

/** Width of a PNG, from its header. */
final class PngSize {
  private static final int WIDTH_AT = 16;
  private static final int SMALL = 256;

  private PngSize() {}

  /** Whether the picture is so small that it will be enlarged and its pixels shall stay squares. */
  static boolean small(byte[] png) {
    return png.length >= WIDTH_AT + 4 && ByteBuffer.wrap(png).getInt(WIDTH_AT) <= SMALL;
  }
}
