package org.ganglion.rl.environments.classic;

/**
 * Sine and cosine of many small angles in a loop that the compiler turns into vector instructions, which it does not do for {@link Math#sin}. The
 * polynomials are those of fdlibm's {@code __kernel_sin} and {@code __kernel_cos}, below one unit in the last place on |x| ≤ π/4; larger angles go to
 * {@link Math}.
 */
final class Trigonometry {
  private static final double QUARTER_PI = 0.785398163397448;

  private Trigonometry() {}

  /** Writes sine and cosine of the first {@code n} angles. */
  static void sinCos(double[] angle, int n, double[] sin, double[] cos) {
    for (int i = 0; i < n; i++) {
      double x = angle[i];
      double z = x * x;
      double s = z * (2.75573137070700676789e-06 + z * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10));
      double r = 8.33333333332248946124e-03 + z * (-1.98412698298579493134e-04 + s);
      sin[i] = x + z * x * (-1.66666666666666324348e-01 + z * r);
      double c = z * (2.48015872894767294178e-05
          + z * (-2.75573143513906633035e-07 + z * (2.08757232129817482790e-09 + z * -1.13596475577881948265e-11)));
      cos[i] = 1.0 - (0.5 * z - z * z * (4.16666666666666019037e-02 + z * (-1.38888888888741095749e-03 + c)));
    }
    for (int i = 0; i < n; i++) {
      // The negation also catches NaN, which must come out as NaN.
      if (!(Math.abs(angle[i]) <= QUARTER_PI)) {
        sin[i] = Math.sin(angle[i]);
        cos[i] = Math.cos(angle[i]);
      }
    }
  }
}
