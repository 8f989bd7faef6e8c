package org.ganglion.rl.environments.binpicking;

/** A part in the pile: where it is, and the plane that it rests in once it has settled. */
final class Part {
  final Shape shape;
  final double albedo;
  double x;
  double y;
  double angle;
  /** Pixels that it covers, by index, and how many of them. */
  int[] pixels = new int[0];
  int size;
  /** Height of its upper face at (px, py): base + slopeX·(px − x) + slopeY·(py − y). */
  double base;
  double slopeX;
  double slopeY;

  Part(Shape shape, double albedo, double x, double y, double angle) {
    this.shape = shape;
    this.albedo = albedo;
    this.x = x;
    this.y = y;
    this.angle = angle;
  }

  double top(double px, double py) {
    return base + slopeX * (px - x) + slopeY * (py - y);
  }

  /** Finds the pixels that it covers in a bin of a width and height. */
  void cover(int side) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    int reach = (int) Math.ceil(shape.radius() * 1.5);
    if (pixels.length == 0) {
      pixels = new int[(2 * reach + 1) * (2 * reach + 1)];
    }
    size = 0;
    for (int py = Math.max(0, (int) y - reach); py <= Math.min(side - 1, (int) y + reach); py++) {
      for (int px = Math.max(0, (int) x - reach); px <= Math.min(side - 1, (int) x + reach); px++) {
        double dx = px + 0.5 - x;
        double dy = py + 0.5 - y;
        if (shape.covers(cos * dx + sin * dy, cos * dy - sin * dx)) {
          pixels[size++] = py * side + px;
        }
      }
    }
  }

  /** Weight, in units of one pixel of area one pixel thick. */
  double weight() {
    return size * shape.thickness();
  }
}
