package org.ganglion.kit.npy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an array file: magic word, version, and a Python dictionary padded so that the data start at a multiple of 64 bytes. For those who read
 * or write an array piece by piece; {@link NpyArray} does whole ones.
 *
 * @param order of the bytes of a number
 * @param length bytes before the data
 */
public record NpyHeader(NpyType type, ByteOrder order, List<Long> shape, int length) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST = 10_000;
  private static final Pattern DICTIONARY =
      Pattern.compile("\\{\\s*+(?:'(?:descr|fortran_order|shape)'\\s*+:\\s*+(?:'[^']*+'|True|False|\\([0-9L,\\s]*+\\))\\s*+,?+\\s*+){3}\\}\\s*+");
  private static final Pattern DESCRIPTOR = Pattern.compile("'descr'\\s*:\\s*'([<>|=])([a-z][0-9]+)'");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9L,\\s]*)\\)");
  private static final Pattern COLUMN_MAJOR = Pattern.compile("'fortran_order'\\s*:\\s*True");

  /** Bytes of the data; refuses what does not fit one buffer. */
  int dataLength() throws IOException {
    long bytes = type.bytes();
    boolean empty = shape.contains(0L);
    for (long axis : shape) {
      bytes = empty ? 0 : Math.multiplyHigh(bytes, axis) != 0 ? Long.MAX_VALUE : bytes * axis;
      if (bytes < 0 || bytes > Integer.MAX_VALUE - 64) {
        throw new IOException("the array of shape " + shape + " is larger than the 2 GiB that can be read");
      }
    }
    return (int) bytes;
  }

  /** The bytes of a head, little-endian, row-major. */
  public static byte[] write(NpyType type, List<Long> shape) {
    StringBuilder axes = new StringBuilder();
    for (int i = 0; i < shape.size(); i++) {
      axes.append(i == 0 ? "" : ", ").append(shape.get(i));
    }
    if (shape.size() == 1) {
      axes.append(',');
    }
    String dictionary = "{'descr': '" + type.descriptor() + "', 'fortran_order': False, 'shape': (" + axes + "), }";
    int unpadded = MAGIC.length + 4 + dictionary.length() + 1;
    String padded = dictionary + " ".repeat(-unpadded & 63) + "\n";
    ByteBuffer bytes = ByteBuffer.allocate(MAGIC.length + 4 + padded.length()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded.length());
    return bytes.put(padded.getBytes(StandardCharsets.US_ASCII)).array();
  }

  /**
   * Reads the head of a file, of which the first 64 KiB are enough; the position of the buffer stays.
   *
   * @throws IOException when it is no array file, or one that cannot be read
   */
  public static NpyHeader read(ByteBuffer file) throws IOException {
    ByteBuffer in = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[MAGIC.length];
    if (in.remaining() < 12) {
      throw new EOFException("the array file ends in its header");
    }
    in.get(magic);
    if (!java.util.Arrays.equals(magic, MAGIC)) {
      throw new IOException("this is no NumPy array file");
    }
    int version = in.get();
    in.get();
    if (version < 1 || version > 3) {
      throw new IOException("the array file has format version " + version + ", versions 1 to 3 can be read");
    }
    long length = version == 1 ? in.getShort() & 0xffff : in.getInt() & 0xffffffffL;
    if (length > LONGEST || length > in.remaining()) {
      throw new EOFException("the array file ends in its header");
    }
    byte[] text = new byte[(int) length];
    in.get(text);
    return parse(new String(text, StandardCharsets.UTF_8), in.position() - file.position());
  }

  private static NpyHeader parse(String dictionary, int length) throws IOException {
    Matcher descriptor = DESCRIPTOR.matcher(dictionary);
    Matcher shape = SHAPE.matcher(dictionary);
    if (!DICTIONARY.matcher(dictionary).matches() || !descriptor.find() || !shape.find()) {
      throw new IOException("the header of the array file cannot be read: " + dictionary.strip());
    }
    if (COLUMN_MAJOR.matcher(dictionary).find()) {
      throw new IOException("the array is stored column by column; save it with numpy.ascontiguousarray");
    }
    String letters = descriptor.group(2);
    NpyType type = NpyType.of(letters)
        .orElseThrow(() -> new IOException("arrays of type '" + letters + "' cannot be read; save floats, integers or booleans"));
    List<Long> axes = new ArrayList<>();
    for (String axis : shape.group(1).split(",")) {
      String digits = axis.strip().replace("L", "");
      if (digits.length() > 18) {
        throw new IOException("the array of shape (" + shape.group(1) + ") is larger than the 2 GiB that can be read");
      }
      if (!digits.isEmpty()) {
        axes.add(Long.parseLong(digits));
      }
    }
    ByteOrder order = descriptor.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new NpyHeader(type, order, List.copyOf(axes), length);
  }
}
