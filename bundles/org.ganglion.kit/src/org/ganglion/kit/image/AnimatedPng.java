package org.ganglion.kit.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Several PNG files of one size and colour as one that moves (APNG, PNG specification third edition, section 11.3.6). Programs that know nothing of
 * it show the first picture.
 */
public final class AnimatedPng {
  private static final int SIGNATURE_LENGTH = 8;

  private AnimatedPng() {}

  /**
   * The moving picture, which begins anew at its end.
   *
   * @param frames PNG files
   * @param milliseconds that each is seen
   * @param last milliseconds that the last is seen
   * @throws IllegalArgumentException for no frame, or frames of several headers
   */
  public static byte[] of(List<byte[]> frames, int milliseconds, int last) {
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("a moving picture needs a frame");
    }
    ByteBuffer header = chunk(frames.get(0), "IHDR");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(frames.get(0), 0, SIGNATURE_LENGTH);
    write(file, "IHDR", header);
    write(file, "acTL", ByteBuffer.allocate(8).putInt(frames.size()).putInt(0).flip());
    int sequence = 0;
    for (int i = 0; i < frames.size(); i++) {
      if (!chunk(frames.get(i), "IHDR").equals(header)) {
        throw new IllegalArgumentException("the frames of a moving picture have one size and colour");
      }
      ByteBuffer control = ByteBuffer.allocate(26).putInt(sequence++).putInt(header.getInt(0)).putInt(header.getInt(4)).putInt(0).putInt(0);
      control.putShort((short) (i == frames.size() - 1 ? last : milliseconds)).putShort((short) 1000).put((byte) 0).put((byte) 0);
      write(file, "fcTL", control.flip());
      ByteBuffer data = chunk(frames.get(i), "IDAT");
      if (i == 0) {
        write(file, "IDAT", data);
      } else {
        write(file, "fdAT", ByteBuffer.allocate(4 + data.remaining()).putInt(sequence++).put(data).flip());
      }
    }
    write(file, "IEND", ByteBuffer.allocate(0));
    return file.toByteArray();
  }

  /** A picture of a moving one, as a PNG file of its own. */
  public record Frame(byte[] png, int milliseconds) {}

  /**
   * The pictures of a moving one, each as large as the whole, as {@link #of} writes them; of a still one, itself alone.
   *
   * @throws IllegalArgumentException where it is no PNG, or a frame covers but a part
   */
  public static List<Frame> frames(byte[] png) {
    if (png.length < SIGNATURE_LENGTH || !new String(png, 1, 3, StandardCharsets.US_ASCII).equals("PNG")) {
      throw new IllegalArgumentException("this is no PNG file");
    }
    ByteBuffer header = chunk(png, "IHDR");
    List<Frame> frames = new ArrayList<>();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    int milliseconds = 0;
    ByteBuffer in = ByteBuffer.wrap(png).position(SIGNATURE_LENGTH);
    while (in.remaining() >= 12) {
      int length = in.getInt();
      byte[] type = new byte[4];
      in.get(type);
      int start = in.position();
      switch (new String(type, StandardCharsets.US_ASCII)) {
        case "IDAT" -> data.write(png, start, length);
        case "fdAT" -> data.write(png, start + 4, length - 4);
        case "fcTL" -> {
          add(frames, png, header, data, milliseconds);
          if (in.getInt(start + 4) != header.getInt(0) || in.getInt(start + 8) != header.getInt(4)) {
            throw new IllegalArgumentException("a frame of this moving picture covers but a part of it");
          }
          milliseconds = 1000 * in.getShort(start + 20) / Math.max(1, in.getShort(start + 22));
        }
        default -> { }
      }
      in.position(start + length + 4);
    }
    add(frames, png, header, data, milliseconds);
    return frames;
  }

  private static void add(List<Frame> frames, byte[] png, ByteBuffer header, ByteArrayOutputStream data, int milliseconds) {
    if (data.size() > 0) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.write(png, 0, SIGNATURE_LENGTH);
      write(file, "IHDR", header);
      write(file, "IDAT", ByteBuffer.wrap(data.toByteArray()));
      write(file, "IEND", ByteBuffer.allocate(0));
      frames.add(new Frame(file.toByteArray(), milliseconds));
      data.reset();
    }
  }

  /** The data of all chunks of a name. */
  private static ByteBuffer chunk(byte[] png, String name) {
    ByteBuffer in = ByteBuffer.wrap(png).position(SIGNATURE_LENGTH);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    while (in.remaining() > 0) {
      int length = in.getInt();
      byte[] type = new byte[4];
      in.get(type);
      if (name.equals(new String(type, StandardCharsets.US_ASCII))) {
        data.write(png, in.position(), length);
      }
      in.position(in.position() + length + 4);
    }
    return ByteBuffer.wrap(data.toByteArray());
  }

  private static void write(ByteArrayOutputStream file, String type, ByteBuffer data) {
    byte[] bytes = new byte[4 + data.remaining()];
    ByteBuffer.wrap(bytes).put(type.getBytes(StandardCharsets.US_ASCII)).put(data.duplicate());
    CRC32 check = new CRC32();
    check.update(bytes);
    file.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length - 4).array());
    file.writeBytes(bytes);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }
}
