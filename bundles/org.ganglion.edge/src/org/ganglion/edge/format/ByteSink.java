package org.ganglion.edge.format;

import java.io.ByteArrayOutputStream;

/** Little-endian output. */
final class ByteSink {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  int size() {
    return out.size();
  }

  ByteSink u8(int value) {
    out.write(value);
    return this;
  }

  ByteSink u16(int value) {
    return u8(value).u8(value >> 8);
  }

  ByteSink i32(int value) {
    return u16(value).u16(value >> 16);
  }

  ByteSink i64(long value) {
    return i32((int) value).i32((int) (value >> 32));
  }

  ByteSink f32(float value) {
    return i32(Float.floatToIntBits(value));
  }

  ByteSink f64(double value) {
    return i64(Double.doubleToLongBits(value));
  }

  ByteSink text(String value) {
    byte[] bytes = value.getBytes(Layout.TEXT);
    if (bytes.length > 0xffff) {
      throw new IllegalArgumentException("a text of " + bytes.length + " bytes does not fit a package, which takes 65535");
    }
    return u16(bytes.length).bytes(bytes);
  }

  ByteSink bytes(byte[] bytes) {
    out.write(bytes, 0, bytes.length);
    return this;
  }

  ByteSink floats(float[] values) {
    i32(values.length);
    for (float value : values) {
      f32(value);
    }
    return this;
  }

  ByteSink align() {
    while (out.size() % 8 != 0) {
      out.write(0);
    }
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
