package org.ganglion.kit.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Portable Network Graphics (ISO/IEC 15948), 8 bits a value, written without a windowing system. Equal pictures give equal bytes: no time stamp, no
 * text, one filter (each row by what stands above it, which suits both sheets of samples and flat areas).
 */
public final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int FILTER_UP = 2;

  private Png() {}

  /** The file of a picture. */
  public static byte[] encode(Raster picture) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13).putInt(picture.width()).putInt(picture.height());
    header.put((byte) 8).put((byte) (picture.channels() == 1 ? 0 : 2));
    chunk(file, "IHDR", header.array());
    chunk(file, "IDAT", deflated(filtered(picture)));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static byte[] filtered(Raster picture) {
    int stride = picture.width() * picture.channels();
    byte[] pixels = picture.pixels();
    byte[] rows = new byte[picture.height() * (stride + 1)];
    for (int y = 0; y < picture.height(); y++) {
      int to = y * (stride + 1);
      rows[to] = FILTER_UP;
      for (int x = 0; x < stride; x++) {
        int above = y == 0 ? 0 : pixels[(y - 1) * stride + x];
        rows[to + 1 + x] = (byte) (pixels[y * stride + x] - above);
      }
    }
    return rows;
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    file.writeBytes(name);
    file.writeBytes(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }
}
