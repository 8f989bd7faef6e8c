package org.ganglion.rl.environments.classic;

/**
 * Where NumPy computes in single precision. Gymnasium's continuous actions are float32, and NumPy keeps a product of a float32 and a Python number in
 * float32; only a caller who passes float64 gets double precision. A double that is a float32 is taken for one, which gives either caller Gymnasium's
 * bits.
 */
final class Single {
  private Single() {}

  /** Whether a number is a float32. */
  static boolean is(double number) {
    return (float) number == number;
  }

  /** {@code number · factor} as NumPy has it, in single precision or not. */
  static double times(double number, double factor, boolean single) {
    return single ? (float) number * (float) factor : number * factor;
  }
}
