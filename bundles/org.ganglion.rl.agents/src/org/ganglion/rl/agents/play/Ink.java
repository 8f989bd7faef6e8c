package org.ganglion.rl.agents.play;

import org.ganglion.kit.image.Raster;

/** Colours and how to put them onto a picture in colour. */
public final class Ink {
  public static final int BLUE = 0x3b6ea5;
  public static final int PALE = 0xb9c7d6;
  public static final int RED = 0xc0504d;

  private Ink() {}

  /** One pixel; nothing outside of the picture. */
  public static void dot(Raster picture, int y, int x, int colour) {
    if (y >= 0 && y < picture.height() && x >= 0 && x < picture.width()) {
      int at = (y * picture.width() + x) * 3;
      picture.pixels()[at] = (byte) (colour >> 16);
      picture.pixels()[at + 1] = (byte) (colour >> 8);
      picture.pixels()[at + 2] = (byte) colour;
    }
  }

  /** A filled rectangle. */
  public static void rectangle(Raster picture, int top, int left, int height, int width, int colour) {
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        dot(picture, y, x, colour);
      }
    }
  }
}
