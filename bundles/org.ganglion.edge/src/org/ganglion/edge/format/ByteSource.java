package org.ganglion.edge.format;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;

/** Little-endian input that believes nothing: every length is held against what is left before room is made for it. */
final class ByteSource {
  private final ByteBuffer bytes;
  private final String what;

  ByteSource(ByteBuffer bytes, String what) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    this.what = what;
  }

  int u8() throws BadPackageException {
    return need(1).get() & 255;
  }

  int i8() throws BadPackageException {
    return need(1).get();
  }

  int u16() throws BadPackageException {
    return need(2).getShort() & 0xffff;
  }

  int i32() throws BadPackageException {
    return need(4).getInt();
  }

  long i64() throws BadPackageException {
    return need(8).getLong();
  }

  float f32() throws BadPackageException {
    return need(4).getFloat();
  }

  double f64() throws BadPackageException {
    return need(8).getDouble();
  }

  /** How many things follow, each of at least so many bytes. */
  int count(int bytesOfOne) throws BadPackageException {
    int count = i32();
    require(count >= 0 && (long) count * bytesOfOne <= bytes.remaining(), "announces " + count + " entries, more than it holds");
    return count;
  }

  String text() throws BadPackageException {
    int length = u16();
    need(length);
    ByteBuffer text = bytes.slice();
    ((Buffer) text).limit(length);
    ((Buffer) bytes).position(bytes.position() + length);
    try {
      return Layout.TEXT.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(text).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new BadPackageException("the package's " + what + " hold a text that is not UTF-8", notUtf8);
    }
  }

  float[] floats() throws BadPackageException {
    float[] values = new float[count(4)];
    for (int k = 0; k < values.length; k++) {
      values[k] = f32();
    }
    return values;
  }

  byte[] bytes(int count) throws BadPackageException {
    needs(count);
    byte[] values = new byte[count];
    bytes.get(values);
    return values;
  }

  /** Everything has been read. */
  void end() throws BadPackageException {
    require(!bytes.hasRemaining(), "is followed by " + bytes.remaining() + " bytes that mean nothing");
  }

  void require(boolean good, String otherwise) throws BadPackageException {
    if (!good) {
      throw new BadPackageException("the package's section of " + what + " " + otherwise);
    }
  }

  /** Refuses to go on when fewer bytes are left. */
  void needs(long count) throws BadPackageException {
    require(count <= bytes.remaining(), "ends too early");
  }

  private ByteBuffer need(int count) throws BadPackageException {
    require(count >= 0 && bytes.remaining() >= count, "ends too early");
    return bytes;
  }
}
