package org.ganglion.kit.image;

import java.nio.ByteBuffer;

/**
 * A picture of unsigned bytes, row by row, the values of a pixel side by side.
 *
 * @param channels 1 for grey; 3 for red, green, blue
 * @param pixels height × width × channels
 */
public record Raster(int channels, int height, int width, byte[] pixels) {
  public Raster {
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException("a picture has 1 channel (grey) or 3 (colour), not " + channels);
    }
    if (height < 1 || width < 1 || pixels.length != Math.multiplyExact(Math.multiplyExact(height, width), channels)) {
      throw new IllegalArgumentException(pixels.length + " bytes are no picture of " + height + "×" + width + "×" + channels);
    }
  }

  /** A picture of one value everywhere. */
  public static Raster filled(int channels, int height, int width, int value) {
    byte[] pixels = new byte[Math.multiplyExact(Math.multiplyExact(height, width), channels)];
    java.util.Arrays.fill(pixels, (byte) value);
    return new Raster(channels, height, width, pixels);
  }

  /** A picture from planes, channels × height × width, which is how tensors and image sets hold it; {@code from} is the first byte. */
  public static Raster fromPlanes(int channels, int height, int width, ByteBuffer planes, int from) {
    int area = height * width;
    byte[] pixels = new byte[area * channels];
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < area; i++) {
        pixels[i * channels + channel] = planes.get(from + channel * area + i);
      }
    }
    return new Raster(channels, height, width, pixels);
  }

  /** Every pixel as a square of {@code factor} × {@code factor}. */
  public Raster enlarged(int factor) {
    byte[] large = new byte[Math.multiplyExact(pixels.length, factor * factor)];
    int to = 0;
    for (int y = 0; y < height * factor; y++) {
      int row = y / factor * width;
      for (int x = 0; x < width * factor; x++) {
        int from = (row + x / factor) * channels;
        for (int channel = 0; channel < channels; channel++) {
          large[to++] = pixels[from + channel];
        }
      }
    }
    return new Raster(channels, height * factor, width * factor, large);
  }

  /** Writes another picture of as many channels into this one's pixels, its upper left corner at (top, left). */
  void place(Raster other, int top, int left) {
    for (int y = 0; y < other.height; y++) {
      System.arraycopy(other.pixels, y * other.width * channels, pixels, ((top + y) * width + left) * channels, other.width * channels);
    }
  }
}
