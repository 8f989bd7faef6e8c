package org.ganglion.rl.environments.binpicking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Parts on top of each other in a bin. A part that falls comes to rest in the plane that fits the heights below it best, raised until it touches its
 * highest support: a part on an edge lies askew. Taking one out lets those above settle again.
 */
final class Pile {
  /** Pixels along each side of the bin. */
  static final int SIDE = 48;
  private static final double STEEPEST = 0.45;

  final List<Part> parts = new ArrayList<>();
  /** Height of the upper surface at each pixel, in pixels above the floor. */
  final double[] height = new double[SIDE * SIDE];
  /** The part that is seen at each pixel; null for the floor. */
  final Part[] seen = new Part[SIDE * SIDE];

  /** Adds a part on top. */
  void drop(Part part) {
    parts.add(part);
    settle(part);
  }

  /** Takes a part out. */
  void remove(Part part) {
    parts.remove(part);
    settle();
  }

  /** Lets all parts settle, in the order in which they fell. */
  void settle() {
    Arrays.fill(height, 0);
    Arrays.fill(seen, null);
    for (Part part : parts) {
      settle(part);
    }
  }

  private void settle(Part part) {
    double margin = Math.min(part.shape.radius(), SIDE / 2.0 - 1);
    part.x = Math.min(Math.max(part.x, margin), SIDE - margin);
    part.y = Math.min(Math.max(part.y, margin), SIDE - margin);
    part.cover(SIDE);
    lean(part);
    double lift = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < part.size; i++) {
      lift = Math.max(lift, height[part.pixels[i]] - lean(part, part.pixels[i]));
    }
    part.base = lift + part.shape.thickness();
    for (int i = 0; i < part.size; i++) {
      height[part.pixels[i]] = part.base + lean(part, part.pixels[i]);
      seen[part.pixels[i]] = part;
    }
  }

  private static double lean(Part part, int pixel) {
    return part.slopeX * (pixel % SIDE + 0.5 - part.x) + part.slopeY * (pixel / SIDE + 0.5 - part.y);
  }

  /** Least squares for the slopes of the ground below a part. */
  private void lean(Part part) {
    double n = part.size;
    double sumX = 0;
    double sumY = 0;
    double sumH = 0;
    for (int i = 0; i < part.size; i++) {
      sumX += part.pixels[i] % SIDE;
      sumY += part.pixels[i] / SIDE;
      sumH += height[part.pixels[i]];
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double xh = 0;
    double yh = 0;
    for (int i = 0; i < part.size; i++) {
      double dx = part.pixels[i] % SIDE - sumX / n;
      double dy = part.pixels[i] / SIDE - sumY / n;
      double dh = height[part.pixels[i]] - sumH / n;
      xx += dx * dx;
      xy += dx * dy;
      yy += dy * dy;
      xh += dx * dh;
      yh += dy * dh;
    }
    double determinant = xx * yy - xy * xy;
    double slopeX = (xh * yy - yh * xy) / determinant;
    double slopeY = (yh * xx - xh * xy) / determinant;
    double steep = Math.max(1, Math.sqrt(slopeX * slopeX + slopeY * slopeY) / STEEPEST);
    part.slopeX = slopeX / steep;
    part.slopeY = slopeY / steep;
  }

  /** How much of a part is below others, 0 … 1. */
  double covered(Part part) {
    int hidden = 0;
    for (int i = 0; i < part.size; i++) {
      hidden += seen[part.pixels[i]] == part ? 0 : 1;
    }
    return (double) hidden / part.size;
  }
}
