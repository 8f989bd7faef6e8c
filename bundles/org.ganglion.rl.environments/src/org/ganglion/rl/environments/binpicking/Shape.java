package org.ganglion.rl.environments.binpicking;

import java.util.List;

/** Outlines of flat parts, in pixels of 4 mm around their centre of mass. */
enum Shape {
  /** A blank of 9 pixels across. */
  DISC(1.6, 4.5) {
    @Override
    boolean covers(double u, double v) {
      return u * u + v * v < 4.5 * 4.5;
    }
  },
  /** A flat bar. */
  BAR(2.0, 7.3) {
    @Override
    boolean covers(double u, double v) {
      return Math.abs(u) < 7 && Math.abs(v) < 2.2;
    }
  },
  /** A ring, which offers its gripper a hole where the middle of a disc would be. */
  RING(1.4, 5.5) {
    @Override
    boolean covers(double u, double v) {
      double square = u * u + v * v;
      return square < 5.5 * 5.5 && square > 2 * 2;
    }
  },
  /** An angle of two legs. */
  ANGLE(1.8, 7.6) {
    @Override
    boolean covers(double u, double v) {
      double x = u + 2.4;
      double y = v + 2.4;
      return x > -2 && y > -2 && x < 7.5 && y < 7.5 && (x < 2.4 || y < 2.4);
    }
  },
  /** A hexagonal plate; held out. */
  HEXAGON(1.8, 5.3) {
    @Override
    boolean covers(double u, double v) {
      double x = Math.abs(u);
      double y = Math.abs(v);
      return y < 4.6 && x * 0.8660254037844386 + y * 0.5 < 4.6;
    }
  },
  /** A T of two bars; held out. */
  TEE(1.8, 7.0) {
    @Override
    boolean covers(double u, double v) {
      double y = v + 1.6;
      return (Math.abs(u) < 6 && Math.abs(y) < 2) || (Math.abs(u) < 2 && y >= 2 && y < 8);
    }
  };

  /** What an agent learns with. */
  static final List<Shape> KNOWN = List.of(DISC, BAR, RING, ANGLE);
  /** What an agent has never seen. */
  static final List<Shape> HELD_OUT = List.of(HEXAGON, TEE);

  private final double thickness;
  private final double radius;

  Shape(double thickness, double radius) {
    this.thickness = thickness;
    this.radius = radius;
  }

  /** Whether the part is there, {@code u} along and {@code v} across. */
  abstract boolean covers(double u, double v);

  /** Thickness in pixels. */
  double thickness() {
    return thickness;
  }

  /** Radius of a circle around everything, in pixels. */
  double radius() {
    return radius;
  }
}
