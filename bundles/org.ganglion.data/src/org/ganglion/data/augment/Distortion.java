package org.ganglion.data.augment;

import java.nio.ByteBuffer;
import org.ganglion.api.random.RandomStream;

/**
 * Changes one image a little, as another shot of the same thing would: turned, moved, zoomed, mirrored, with noise, a part covered. What comes from
 * outside the image is the background, the value of its corners.
 *
 * @param rotation largest turn either way, in degrees
 * @param shift largest move either way, in pixels
 * @param zoom largest change of size either way, a share: 0.1 is up to a tenth larger or smaller; larger crops
 * @param noise standard deviation of what is added to each pixel, of 255
 * @param cutOut side of a square that is covered, as a share of the shorter side; 0 covers none
 */
public record Distortion(double rotation, double shift, double zoom, boolean mirror, double noise, double cutOut) {
  private static final int DRAWS = 8;

  /** Writes a changed copy; {@code image} numbers the copy in the random stream. */
  public void apply(ByteBuffer from, int channels, int height, int width, ByteBuffer to, RandomStream random, long image) {
    double angle = Math.toRadians(rotation * signed(random, image, 0));
    double right = shift * signed(random, image, 1);
    double down = shift * signed(random, image, 2);
    double size = 1 + zoom * signed(random, image, 3);
    boolean flipped = mirror && random.uniform(image, 4) < 0.5;
    // StrictMath gives the same bits on every machine
    double cos = StrictMath.cos(angle) / size;
    double sin = StrictMath.sin(angle) / size;
    int side = (int) Math.round(cutOut * Math.min(height, width));
    int top = side == 0 ? 0 : random.below(height - side + 1, image, 5);
    int left = side == 0 ? 0 : random.below(width - side + 1, image, 6);
    for (int c = 0; c < channels; c++) {
      int plane = c * height * width;
      double background = background(from, plane, height, width);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          double dx = (flipped ? width - 1 - x : x) - right - (width - 1) / 2.0;
          double dy = y - down - (height - 1) / 2.0;
          double value = side > 0 && y >= top && y < top + side && x >= left && x < left + side
              ? background
              : bilinear(from, plane, height, width, cos * dx + sin * dy + (width - 1) / 2.0, cos * dy - sin * dx + (height - 1) / 2.0, background);
          int at = plane + y * width + x;
          if (noise > 0) {
            value += noise * random.normal(image, DRAWS + at);
          }
          to.put(to.position() + at, (byte) Math.max(0, Math.min(255, Math.round(value))));
        }
      }
    }
    to.position(to.position() + channels * height * width);
  }

  private static double signed(RandomStream random, long image, int draw) {
    return 2 * random.uniform(image, draw) - 1;
  }

  private static double background(ByteBuffer image, int plane, int height, int width) {
    double sum = 0;
    for (int corner : new int[] {0, width - 1, (height - 1) * width, height * width - 1}) {
      sum += image.get(plane + corner) & 0xff;
    }
    return sum / 4;
  }

  private static double bilinear(ByteBuffer image, int plane, int height, int width, double x, double y, double background) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double u = x - left;
    double v = y - top;
    return (1 - v) * ((1 - u) * at(image, plane, height, width, left, top, background) + u
        * at(image, plane, height, width, left + 1, top, background))
        + v * ((1 - u) * at(image, plane, height, width, left, top + 1, background) + u
        * at(image, plane, height, width, left + 1, top + 1, background));
  }

  private static double at(ByteBuffer image, int plane, int height, int width, int x, int y, double background) {
    return x < 0 || y < 0 || x >= width || y >= height ? background : image.get(plane + y * width + x) & 0xff;
  }
}
