package org.ganglion.rl.environments;

import java.util.Arrays;
import org.ganglion.api.rl.Frame;

/** A small picture of a problem for people: shapes with soft edges on white paper, in pixels from the upper left corner. */
public final class Sketch {
  /** Ink of what stands still. */
  public static final int GREY = 0x9a9fa6;
  /** Ink of what moves. */
  public static final int BLUE = 0x2f6f9f;
  /** Ink of what is steered. */
  public static final int ORANGE = 0xc96a2b;
  /** Ink of a goal. */
  public static final int GREEN = 0x4a8f4a;
  /** Ink of thin lines. */
  public static final int DARK = 0x30343a;

  private final int width;
  private final int height;
  private final byte[] rgb;

  /** White paper. */
  public Sketch(int width, int height) {
    this.width = width;
    this.height = height;
    rgb = new byte[width * height * 3];
    Arrays.fill(rgb, (byte) 0xff);
  }

  /** A straight line with round ends, {@code 2·radius} wide. */
  public Sketch line(double x, double y, double toX, double toY, double radius, int colour) {
    double across = toX - x;
    double down = toY - y;
    double length = across * across + down * down;
    int left = from(Math.min(x, toX) - radius);
    int top = from(Math.min(y, toY) - radius);
    int right = to(Math.max(x, toX) + radius, width);
    int bottom = to(Math.max(y, toY) + radius, height);
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        double dx = column + 0.5 - x;
        double dy = row + 0.5 - y;
        double along = length == 0 ? 0 : Math.min(Math.max((dx * across + dy * down) / length, 0), 1);
        blend(row, column, radius + 0.5 - Math.hypot(dx - along * across, dy - along * down), colour);
      }
    }
    return this;
  }

  /** A filled circle. */
  public Sketch disc(double x, double y, double radius, int colour) {
    return line(x, y, x, y, radius, colour);
  }

  /** A filled rectangle on whole pixels. */
  public Sketch rectangle(double x, double y, double across, double down, int colour) {
    for (int row = from(y); row < to(y + down - 1, height); row++) {
      for (int column = from(x); column < to(x + across - 1, width); column++) {
        blend(row, column, 1, colour);
      }
    }
    return this;
  }

  private static int from(double edge) {
    return (int) Math.max(0, Math.floor(edge));
  }

  private static int to(double edge, int limit) {
    return (int) Math.min(limit, Math.ceil(edge) + 1);
  }

  private void blend(int row, int column, double cover, int colour) {
    double share = Math.min(Math.max(cover, 0), 1);
    int at = (row * width + column) * 3;
    for (int channel = 0; channel < 3 && share > 0; channel++) {
      int ink = colour >> 16 - 8 * channel & 0xff;
      rgb[at + channel] = (byte) Math.round((rgb[at + channel] & 0xff) * (1 - share) + ink * share);
    }
  }

  /** The picture. */
  public Frame frame() {
    return new Frame(width, height, rgb);
  }
}
