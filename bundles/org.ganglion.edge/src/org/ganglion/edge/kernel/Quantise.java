package org.ganglion.edge.kernel;

import org.ganglion.edge.model.Quantisation;

/** float32 to int8. */
final class Quantise implements Step {
  private final float[] x;
  private final byte[] y;
  private final Quantisation quantisation;
  private final double inverse;

  Quantise(Quantisation quantisation, float[] x, byte[] y) {
    this.x = x;
    this.y = y;
    this.quantisation = quantisation;
    inverse = 1 / quantisation.scale;
  }

  @Override
  public void run() {
    byte zero = (byte) quantisation.zeroPoint;
    for (int k = 0; k < y.length; k++) {
      float value = x[k];
      y[k] = value == 0 ? zero : near(value);
    }
  }

  /** A product is several times faster than the quotient that is defined, and differs from it only where two steps are equally near. */
  private byte near(float value) {
    double product = value * inverse;
    double step = Math.rint(product);
    double off = Math.abs(product - step);
    if (!(off < 0.499999) || !(Math.abs(step) < 1e6)) {
      return quantisation.quantise(value);
    }
    return (byte) Math.max(-128, Math.min(127, (int) step + quantisation.zeroPoint));
  }
}
