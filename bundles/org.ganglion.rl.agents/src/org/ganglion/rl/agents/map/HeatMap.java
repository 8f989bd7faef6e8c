package org.ganglion.rl.agents.map;

import java.util.List;
import org.ganglion.kit.image.Raster;
import org.ganglion.rl.agents.play.Ink;

/** The scene, and beside it the same scene under what each cell promises: the brighter, the more; a frame around the cell that was tried. */
final class HeatMap {
  private static final int GREEN = 0x3fa34d;
  private static final int LINE = 2;
  private static final int GAP = 6;
  private static final int PAPER = 255;
  private static final double VEIL = 0.85;

  private HeatMap() {}

  /** Draws; {@code columns} cells stand in a row. */
  static Raster of(Raster scene, List<Double> promises, int columns, int tried, boolean success) {
    int rows = promises.size() / columns;
    int width = scene.width();
    int height = scene.height();
    Raster picture = Raster.filled(3, height, 2 * width + GAP, PAPER);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = (y * width + x) * 3;
        int red = scene.pixels()[at] & 0xff;
        int green = scene.pixels()[at + 1] & 0xff;
        int blue = scene.pixels()[at + 2] & 0xff;
        Ink.dot(picture, y, x, red << 16 | green << 8 | blue);
        double promise = promises.get(y * rows / height * columns + x * columns / width);
        Ink.dot(picture, y, x + width + GAP, veiled((red + green + blue) / 3.0, promise));
      }
    }
    for (int left : new int[] {0, width + GAP}) {
      frame(picture, tried / columns * height / rows, left + tried % columns * width / columns, height / rows, width / columns, success ? GREEN
          : Ink.RED);
    }
    return picture;
  }

  /** From the dimmed scene over red to yellow. */
  private static int veiled(double grey, double promise) {
    double share = VEIL * promise;
    double base = 0.55 * grey * (1 - share);
    int red = (int) (base + 255 * share);
    int green = (int) (base + 255 * share * promise * promise);
    return red << 16 | green << 8 | (int) base;
  }

  private static void frame(Raster picture, int top, int left, int height, int width, int colour) {
    for (int i = 1; i <= LINE; i++) {
      Ink.rectangle(picture, top - i, left - LINE, 1, width + 2 * LINE, colour);
      Ink.rectangle(picture, top + height - 1 + i, left - LINE, 1, width + 2 * LINE, colour);
      Ink.rectangle(picture, top - LINE, left - i, height + 2 * LINE, 1, colour);
      Ink.rectangle(picture, top - LINE, left + width - 1 + i, height + 2 * LINE, 1, colour);
    }
  }
}
