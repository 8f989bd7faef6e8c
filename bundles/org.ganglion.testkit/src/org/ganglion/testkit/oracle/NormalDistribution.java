package org.ganglion.testkit.oracle;

/** The standard normal distribution. */
final class NormalDistribution {
  private NormalDistribution() {}

  static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  /** Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …); Marsaglia, "Evaluating the normal distribution", 2004. Absolute error about 1e-16. */
  static double function(double x) {
    if (Math.abs(x) > 9) {
      return x > 0 ? 1 : 0;
    }
    double term = x;
    double sum = 0;
    for (int odd = 3; Math.abs(sum + term) != Math.abs(sum); odd += 2) {
      sum += term;
      term *= x * x / odd;
    }
    return 0.5 + sum * density(x);
  }
}
