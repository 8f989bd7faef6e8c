package org.ganglion.edge.kernel;

import org.ganglion.edge.model.Quantisation;

/**
 * float32 to int8, as {@link Quantisation#quantise} defines it, by two loops over whole arrays, which a JIT compiler turns into vector instructions.
 */
final class Quantise implements Step {
  private final float[] x;
  private final byte[] y;
  private final double scale;
  private final int zeroPoint;
  private final int[] steps;

  Quantise(Quantisation quantisation, float[] x, byte[] y) {
    this.x = x;
    this.y = y;
    scale = quantisation.scale;
    zeroPoint = quantisation.zeroPoint;
    steps = new int[y.length];
  }

  @Override
  public void run() {
    steps(x, scale, -128.0 - zeroPoint, 127.0 - zeroPoint, steps);
    store(steps, zeroPoint, y);
  }

  /** Steps off the zero point; that of what is not a number is 0. */
  private static void steps(float[] x, double scale, double least, double most, int[] steps) {
    for (int k = 0; k < steps.length; k++) {
      steps[k] = (int) Math.max(least, Math.min(most, Math.rint(x[k] / scale)));
    }
  }

  private static void store(int[] steps, int zeroPoint, byte[] y) {
    for (int k = 0; k < y.length; k++) {
      y[k] = (byte) (steps[k] + zeroPoint);
    }
  }
}
