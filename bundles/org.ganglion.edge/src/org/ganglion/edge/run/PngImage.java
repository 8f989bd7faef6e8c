package org.ganglion.edge.run;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.ganglion.edge.model.EdgeValue;

/**
 * A PNG image of 8 bits a channel, not interlaced, grey or colour, with or without alpha or a palette: what Android and desktops have in common no
 * class for.
 */
public final class PngImage {
  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int LARGEST = 1 << 13;

  final int width;
  final int height;
  private final int channels;
  private final byte[] pixels;
  private final byte[] palette;

  private PngImage(int width, int height, int channels, byte[] pixels, byte[] palette) {
    this.width = width;
    this.height = height;
    this.channels = channels;
    this.pixels = pixels;
    this.palette = palette;
  }

  /**
   * Writes the raw numbers that a model takes: shades of grey for one channel, colours for three, channel by channel.
   *
   * @throws IllegalArgumentException when the image is of another size than the model's input
   */
  public void fill(float[] raw, EdgeValue input) {
    boolean grey = input.rank() < 3 || input.axis(0) == 1;
    int plane = width * height;
    if (plane * (grey ? 1 : 3) != raw.length || input.rank() == 3 && input.axis(2) != width) {
      throw new IllegalArgumentException("the image has " + width + " × " + height + " pixels, and the model takes " + input);
    }
    for (int k = 0; k < raw.length; k++) {
      raw[k] = grey ? grey(k) : channel(k / plane, k % plane);
    }
  }

  /** Brightness of a pixel, 0 to 255; colours by ITU-R BT.601. */
  float grey(int pixel) {
    return channels < 3 && palette == null ? pixels[pixel * channels] & 255
        : 0.299f * channel(0, pixel) + 0.587f * channel(1, pixel) + 0.114f * channel(2, pixel);
  }

  /** Red, green or blue of a pixel, 0 to 255. */
  float channel(int channel, int pixel) {
    if (palette != null) {
      int at = (pixels[pixel] & 255) * 3 + channel;
      return at < palette.length ? palette[at] & 255 : 0;
    }
    return pixels[pixel * channels + (channels < 3 ? 0 : channel)] & 255;
  }

  /**
   * Reads a file's content.
   *
   * @throws IllegalArgumentException for other images and damaged ones
   */
  public static PngImage read(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    require(bytes.length > 33 && file.getLong() == SIGNATURE, "is no PNG image");
    byte[] palette = null;
    Inflater inflater = new Inflater();
    byte[] rows = null;
    int[] header = new int[5];
    int filled = 0;
    try {
      while (file.remaining() >= 12) {
        int length = file.getInt();
        int type = file.getInt();
        require(length >= 0 && length <= file.remaining() - 4, "is cut off");
        int next = file.position() + length;
        if (type == 0x49484452 && rows == null && length >= 13) {
          rows = new byte[header(file, header)];
        } else if (type == 0x504c5445) {
          palette = new byte[length];
          file.duplicate().get(palette);
        } else if (type == 0x49444154 && rows != null) {
          inflater.setInput(bytes, file.position(), length);
          filled += inflater.inflate(rows, filled, rows.length - filled);
        }
        ((Buffer) file).position(next);
        // a checksum, which the compressed data have as well
        file.getInt();
      }
    } catch (DataFormatException damaged) {
      throw new IllegalArgumentException("the image is damaged: " + damaged.getMessage(), damaged);
    } finally {
      inflater.end();
    }
    require(rows != null && filled == rows.length, "is cut off");
    return new PngImage(header[0], header[1], header[2], unfilter(rows, header), header[3] == 3 ? palette : null);
  }

  /** Width, height, channels, kind of colour; gives the number of bytes with a filter's number before each row. */
  private static int header(ByteBuffer file, int[] header) {
    header[0] = file.getInt();
    header[1] = file.getInt();
    int depth = file.get();
    header[3] = file.get();
    file.getShort();
    int interlaced = file.get();
    int[] channels = {1, 0, 3, 1, 2, 0, 4};
    require(header[3] >= 0 && header[3] < channels.length && channels[header[3]] > 0 && depth == 8 && interlaced == 0,
        "is of a kind that is not read; 8 bits a channel, not interlaced, is");
    header[2] = channels[header[3]];
    require(header[0] > 0 && header[1] > 0 && header[0] <= LARGEST && header[1] <= LARGEST, "is larger than " + LARGEST + " pixels along an edge");
    return header[1] * (header[0] * header[2] + 1);
  }

  private static byte[] unfilter(byte[] rows, int[] header) {
    int channels = header[2];
    int stride = header[0] * channels;
    byte[] pixels = new byte[header[1] * stride];
    for (int row = 0; row < header[1]; row++) {
      int filter = rows[row * (stride + 1)];
      for (int k = 0; k < stride; k++) {
        int at = row * stride + k;
        int left = k < channels ? 0 : pixels[at - channels] & 255;
        int above = row == 0 ? 0 : pixels[at - stride] & 255;
        int corner = row == 0 || k < channels ? 0 : pixels[at - stride - channels] & 255;
        int predicted = filter == 1 ? left : filter == 2 ? above : filter == 3 ? (left + above) / 2 : filter == 4 ? paeth(left, above, corner) : 0;
        pixels[at] = (byte) (rows[row * (stride + 1) + 1 + k] + predicted);
      }
    }
    return pixels;
  }

  private static int paeth(int left, int above, int corner) {
    int estimate = left + above - corner;
    int toLeft = Math.abs(estimate - left);
    int toAbove = Math.abs(estimate - above);
    int toCorner = Math.abs(estimate - corner);
    return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
  }

  private static void require(boolean good, String otherwise) {
    if (!good) {
      throw new IllegalArgumentException("the image " + otherwise);
    }
  }
}
