package org.ganglion.edge.model;

/** The error function. */
final class ErrorFunction {
  private static final double TWO_BY_ROOT_PI = 1.1283791670955126;

  private ErrorFunction() {}

  /** 1 − erf(x): the Taylor series near zero, the continued fraction of Laplace (by Lentz's method) in the tails; relative error below 1e-12. */
  static double complement(double x) {
    if (x < 0) {
      return 2 - complement(-x);
    }
    return x < 2.5 ? 1 - series(x) : x > 27 ? 0 : tail(x);
  }

  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; n < 100; n++) {
      term *= -x * x / n;
      sum += term / (2 * n + 1);
    }
    return TWO_BY_ROOT_PI * sum;
  }

  private static double tail(double x) {
    double fraction = x;
    for (int n = 60; n > 0; n--) {
      fraction = x + n / 2.0 / fraction;
    }
    return StrictMath.exp(-x * x) / (fraction * 1.7724538509055159);
  }
}
