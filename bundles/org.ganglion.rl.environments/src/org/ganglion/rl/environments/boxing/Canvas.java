package org.ganglion.rl.environments.boxing;

import java.util.Arrays;

/** Draws shapes of one colour into planes of floats, row by row: red, green and blue, or one grey plane. */
final class Canvas {
  private final int width;
  private final int height;
  private final Picture picture;
  private float[] planes;
  private int at;

  Canvas(int width, int height, Picture picture) {
    this.width = width;
    this.height = height;
    this.picture = picture;
  }

  /** Draws into {@code planes} from {@code at} on from now on. */
  void onto(float[] planes, int at) {
    this.planes = planes;
    this.at = at;
  }

  /** A rectangle; what lies outside of the picture is cut off. */
  void rectangle(int x, int y, int across, int down, int rgb) {
    for (int row = Math.max(0, y); row < Math.min(height, y + down); row++) {
      span(row, x, x + across, rgb);
    }
  }

  /** A filled circle. */
  void disc(double x, double y, double radius, int rgb) {
    for (int row = (int) Math.floor(y - radius); row <= y + radius; row++) {
      double half = radius * radius - (row + 0.5 - y) * (row + 0.5 - y);
      if (half > 0 && row >= 0 && row < height) {
        double reach = Math.sqrt(half);
        span(row, (int) Math.round(x - reach), (int) Math.round(x + reach), rgb);
      }
    }
  }

  /** A straight thick line. */
  void line(double x, double y, double toX, double toY, double radius, int rgb) {
    int steps = (int) Math.ceil(Math.max(Math.abs(toX - x), Math.abs(toY - y)) / radius) + 1;
    for (int i = 0; i <= steps; i++) {
      disc(x + (toX - x) * i / steps, y + (toY - y) * i / steps, radius, rgb);
    }
  }

  private void span(int row, int from, int to, int rgb) {
    int left = Math.max(0, from);
    int right = Math.min(width, to);
    if (left < right) {
      int start = at + row * width;
      for (int plane = 0; plane < picture.planes(); plane++) {
        Arrays.fill(planes, start + left, start + right, picture.shade(rgb, plane));
        start += width * height;
      }
    }
  }
}
