package org.ganglion.benchmarks.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A message of Protocol Buffers, written field by field. */
public final class Message {
  private static final int VARIABLE = 0;
  private static final int DELIMITED = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public Message number(int field, long value) {
    variable((long) field << 3 | VARIABLE);
    variable(value);
    return this;
  }

  public Message text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  public Message message(int field, Message value) {
    return bytes(field, value.bytes());
  }

  public Message bytes(int field, byte[] value) {
    variable((long) field << 3 | DELIMITED);
    variable(value.length);
    bytes.writeBytes(value);
    return this;
  }

  public byte[] bytes() {
    return bytes.toByteArray();
  }

  /** Seven bits a byte, lowest first; the top bit says that more follow. */
  private void variable(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
