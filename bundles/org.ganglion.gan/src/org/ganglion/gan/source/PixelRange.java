package org.ganglion.gan.source;

import java.util.Map;
import org.ganglion.api.artifact.Images;

/**
 * Which grey values stand for −1 and 1: the darkest and the brightest of the images that were learnt from. Pictures that use a part of 0 … 255 only
 * would otherwise be learnt as slight differences of nearly equal values.
 *
 * @param low the darkest, from 0
 * @param high the brightest, up to 255, above {@code low}
 */
public record PixelRange(int low, int high) {
  /** All that a byte can say. */
  public static final PixelRange FULL = new PixelRange(0, 255);

  private static final String KEY = "pixel range";

  /** The range of some images; the full one where all pixels are equal. */
  public static PixelRange of(Images images) {
    var pixels = images.pixels();
    int low = 255;
    int high = 0;
    for (int i = 0; i < pixels.limit(); i++) {
      int pixel = pixels.get(i) & 0xff;
      low = Math.min(low, pixel);
      high = Math.max(high, pixel);
    }
    return low < high ? new PixelRange(low, high) : FULL;
  }

  /** What a pixel is multiplied by. */
  public float scale() {
    return 2f / (high - low);
  }

  /** What is added then. */
  public float shift() {
    return -1 - low * scale();
  }

  /** A value of [−1, 1] as the pixel that stands for it. */
  public byte pixel(float value) {
    return (byte) Math.round(low + (Math.max(-1, Math.min(1, value)) + 1) / 2 * (high - low));
  }

  /** The value here that stands for the pixel that {@code value} stands for in another range. */
  public float value(float value, PixelRange other) {
    return equals(other) ? value : (other.low + (value + 1) / other.scale()) * scale() + shift();
  }

  /** As facts of a model. */
  public Map<String, String> about() {
    return equals(FULL) ? Map.of() : Map.of(KEY, low + " " + high);
  }

  /** From facts of a model. */
  public static PixelRange of(Map<String, String> about) {
    String[] ends = about.getOrDefault(KEY, FULL.low + " " + FULL.high).split(" ");
    return new PixelRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
  }
}
