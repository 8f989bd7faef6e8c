package org.ganglion.data.face;

import java.nio.ByteBuffer;

/** Paints a face: every sub-pixel is asked what is there, front to back; sub-pixels are averaged. Equal faces give equal bytes everywhere. */
final class FacePainter {
  /** Sub-pixels a side of a pixel. */
  private static final int FINE = 3;

  private static final double[] WHITE = {0.96, 0.96, 0.96};
  private static final double[] PUPIL = {0.05, 0.05, 0.06};
  private static final double[] LIPS = {0.72, 0.22, 0.25};
  private static final double[] TEETH = {0.93, 0.92, 0.88};
  private static final double[] FRAME = {0.08, 0.08, 0.10};

  private final Face face;
  private final double cos;
  private final double sin;

  FacePainter(Face face) {
    this.face = face;
    this.cos = Math.cos(face.turn());
    this.sin = Math.sin(face.turn());
  }

  /** Writes 3 × side × side bytes. */
  void paint(int side, ByteBuffer to, int position) {
    double[] sum = new double[3];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        java.util.Arrays.fill(sum, 0);
        for (int s = 0; s < FINE * FINE; s++) {
          double px = (x + (s % FINE + 0.5) / FINE) / side;
          double py = (y + (s / FINE + 0.5) / FINE) / side;
          add(sum, colour(px, py), 1 + 0.18 * face.light() * (px - 0.5) * 2);
        }
        for (int c = 0; c < 3; c++) {
          to.put(position + (c * side + y) * side + x, (byte) Math.round(255 * Math.clamp(sum[c] / (FINE * FINE), 0, 1)));
        }
      }
    }
  }

  private static void add(double[] sum, double[] colour, double factor) {
    for (int c = 0; c < 3; c++) {
      sum[c] += colour[c] * factor;
    }
  }

  /** The colour at a point of the unit square. */
  private double[] colour(double px, double py) {
    // Coordinates of the head: turned about its centre, y downwards.
    double dx = px - face.centreX();
    double dy = py - face.centreY();
    double x = cos * dx + sin * dy;
    double y = -sin * dx + cos * dy;
    double[] front = glasses(x, y);
    front = front == null ? features(x, y) : front;
    front = front == null ? hairInFront(x, y) : front;
    if (front != null) {
      return front;
    }
    if (inEllipse(x, y, 0, 0, face.width(), face.height())) {
      return skin(x, y);
    }
    if (inEllipse(Math.abs(x), y, face.width(), 0.02, 0.035, 0.06)) {
      return shade(face.skin(), 0.9);
    }
    if (hairBehind(x, y)) {
      return strands(x, y, 0.85);
    }
    if (y > face.height() * 0.7 && Math.abs(x) < face.width() * 0.42) {
      return shade(face.skin(), 0.82);
    }
    return y > face.height() * 1.05 + Math.abs(x) * 0.25 ? face.shirt() : face.background();
  }

  private double[] glasses(double x, double y) {
    if (!face.glasses()) {
      return null;
    }
    double away = Math.hypot(Math.abs(x) - face.eyeDistance(), y + 0.03) - face.frame();
    boolean bridge = Math.abs(x) < face.eyeDistance() - face.frame() && Math.abs(y + 0.04) < 0.012;
    boolean arm = Math.abs(x) > face.eyeDistance() + face.frame() && Math.abs(x) < face.width() && Math.abs(y + 0.04) < 0.012;
    return Math.abs(away) < 0.014 || bridge || arm ? FRAME : null;
  }

  private double[] features(double x, double y) {
    double ex = Math.abs(x) - face.eyeDistance();
    double ey = y + 0.03;
    if (ex * ex + ey * ey < 0.00016) {
      return PUPIL;
    }
    if (Math.hypot(ex, ey) < face.eyeSize() * 0.62) {
      return face.eyes();
    }
    if (inEllipse(ex, ey, 0, 0, face.eyeSize() * 1.35, face.eyeSize() * 0.8)) {
      return WHITE;
    }
    double brow = ey + 0.075 + face.browTilt() * ex;
    if (Math.abs(ex) < 0.055 && Math.abs(brow) < (face.woman() ? 0.008 : 0.015)) {
      return shade(face.hair(), 0.7);
    }
    if (Math.abs(x) < 0.018 + 0.02 * (y / face.noseLength()) && y > 0.0 && y < face.noseLength() && Math.abs(x) > 0.006) {
      return shade(face.skin(), 0.86);
    }
    return mouth(x, y);
  }

  private double[] mouth(double x, double y) {
    double bend = face.smiling() ? -0.055 : 0.012;
    double reach = x / face.mouthWidth();
    if (Math.abs(reach) > 1) {
      return null;
    }
    double middle = 0.185 + bend * (reach * reach - 0.5);
    double open = (1 - reach * reach) * (face.smiling() ? 0.034 : 0.016);
    if (face.smiling() && Math.abs(y - middle) < open * 0.6) {
      return TEETH;
    }
    return Math.abs(y - middle) < open + 0.006 ? (face.woman() ? LIPS : shade(face.skin(), 0.62)) : null;
  }

  /** Fringe and top of the head. */
  private double[] hairInFront(double x, double y) {
    if (face.bald()) {
      // A wreath of hair stays above the ears, so that its colour is still to be seen.
      boolean temple = inEllipse(x, y, 0, 0, face.width(), face.height()) && Math.abs(x) > face.width() * 0.78 && Math.abs(y + 0.07) < 0.06;
      return temple ? strands(x, y, 1) : null;
    }
    boolean head = inEllipse(x, y, 0, -0.03, face.width() * 1.12, face.height() * 1.1);
    double line = -face.height() + face.fringe() + 0.25 * Math.abs(x - face.parting() * face.width()) * (face.woman() ? 1.5 : 1);
    return head && y < line ? strands(x, y, 1) : null;
  }

  private boolean hairBehind(double x, double y) {
    if (face.bald()) {
      return inEllipse(x, y, 0, 0, face.width() * 1.3, face.height() * 1.1) && Math.abs(y + 0.02) < 0.11;
    }
    double side = face.width() * (face.woman() ? 1.32 : 1.1);
    return inEllipse(x, Math.min(y, 0), 0, 0, side, face.height() * 1.14) && y < face.hairLength();
  }

  private double[] strands(double x, double y, double factor) {
    return shade(face.hair(), factor * (1 + 0.10 * Math.sin(60 * x + 9 * y + 10 * face.parting())));
  }

  private double[] skin(double x, double y) {
    double factor = 1 - 0.12 * (x * x + y * y) / (face.height() * face.height());
    if (face.old() && wrinkle(x, y)) {
      factor *= 0.72;
    }
    if (face.beard() > 0 && y > 0.09 && !(Math.abs(x) < 0.03 && y < 0.14)) {
      return mix(shade(face.skin(), factor), face.hair(), face.beard());
    }
    if (face.bald() && inEllipse(x, y, -0.08, -face.height() * 0.72, 0.05, 0.03)) {
      factor *= 1.12;
    }
    return shade(face.skin(), factor);
  }

  /** Lines of the forehead, beside the mouth and below the eyes. */
  private boolean wrinkle(double x, double y) {
    boolean forehead = Math.abs(x) < 0.14 && (Math.abs(y + 0.145 + 0.3 * x * x) < 0.009 || Math.abs(y + 0.185 + 0.3 * x * x) < 0.009);
    boolean mouth = y > 0.07 && y < 0.22 && Math.abs(Math.abs(x) - 0.075 - 0.35 * (y - 0.07)) < 0.010;
    boolean eye = Math.abs(x) > 0.06 && Math.abs(x) < 0.19 && Math.abs(y - 0.035) < 0.009;
    return forehead || mouth || eye;
  }

  private static boolean inEllipse(double x, double y, double centreX, double centreY, double radiusX, double radiusY) {
    double dx = (x - centreX) / radiusX;
    double dy = (y - centreY) / radiusY;
    return dx * dx + dy * dy < 1;
  }

  private static double[] shade(double[] colour, double factor) {
    return new double[] {Math.min(1, colour[0] * factor), Math.min(1, colour[1] * factor), Math.min(1, colour[2] * factor)};
  }

  private static double[] mix(double[] one, double[] other, double share) {
    double[] mixed = new double[3];
    for (int c = 0; c < 3; c++) {
      mixed[c] = (1 - share) * one[c] + share * other[c];
    }
    return mixed;
  }
}
