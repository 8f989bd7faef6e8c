package org.ganglion.kit.protobuf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A message of Protocol Buffers in the making: each field as its number and kind, then its value. Fields stand in the order in which they are
 * written.
 */
public final class MessageWriter {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A whole number, as a varint ({@code int64}, {@code uint64}, {@code bool}, enumerations). */
  public MessageWriter whole(int field, long value) {
    varint((long) field << 3 | VARINT);
    varint(value);
    return this;
  }

  /** A {@code double}. */
  public MessageWriter number(int field, double value) {
    varint((long) field << 3 | FIXED64);
    out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
    return this;
  }

  /** A {@code float}. */
  public MessageWriter number(int field, float value) {
    varint((long) field << 3 | FIXED32);
    out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
    return this;
  }

  /** Bytes as they are. */
  public MessageWriter bytes(int field, byte[] value) {
    varint((long) field << 3 | BYTES);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  /** A {@code string}, in UTF-8. */
  public MessageWriter text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A message inside of this one. */
  public MessageWriter message(int field, MessageWriter value) {
    return bytes(field, value.toBytes());
  }

  private void varint(long value) {
    for (long rest = value; ; rest >>>= 7) {
      boolean last = rest >>> 7 == 0;
      out.write((int) (rest & 0x7f) | (last ? 0 : 0x80));
      if (last) {
        return;
      }
    }
  }

  /** All that was written. */
  public byte[] toBytes() {
    return out.toByteArray();
  }
}
