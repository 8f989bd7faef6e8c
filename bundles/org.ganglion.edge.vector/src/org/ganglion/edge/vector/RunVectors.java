package org.ganglion.edge.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.ganglion.edge.kernel.Int8Kernels;
import org.ganglion.edge.kernel.Taps;

/** Sums of a convolution, read where the image lies; those of six vectors of positions stay in registers while all weights of a filter go over them. */
final class RunVectors implements Int8Kernels.Sums {
  /** A constant, without which the compiler would make an object of every vector. */
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private static final int LANES = SPECIES.length();

  private final float[] weights;
  private final int[] starts;
  private float[] image;
  private int shift;
  private int count;

  RunVectors(Taps taps) {
    weights = new float[taps.count()];
    starts = new int[taps.count()];
    for (int tap = 0; tap < weights.length; tap++) {
      weights[tap] = taps.weight(tap);
      starts[tap] = taps.start(tap);
    }
  }

  @Override
  public void load(float[] padded, int shift, int count) {
    image = padded;
    this.shift = shift;
    this.count = count;
  }

  @Override
  public void add(int from, int to, float[] sums) {
    int at = 0;
    for (; at + 6 * LANES <= count; at += 6 * LANES) {
      six(image, weights, starts, from, to, shift + at, sums, at);
    }
    for (; at + 2 * LANES <= count; at += 2 * LANES) {
      two(image, weights, starts, from, to, shift + at, sums, at);
    }
    for (; at < count; at += LANES) {
      one(image, weights, starts, from, to, shift + at, sums, at);
    }
  }

  private static void six(float[] image, float[] weights, int[] starts, int from, int to, int shift, float[] sums, int at) {
    FloatVector a = FloatVector.fromArray(SPECIES, sums, at);
    FloatVector b = FloatVector.fromArray(SPECIES, sums, at + LANES);
    FloatVector c = FloatVector.fromArray(SPECIES, sums, at + 2 * LANES);
    FloatVector d = FloatVector.fromArray(SPECIES, sums, at + 3 * LANES);
    FloatVector e = FloatVector.fromArray(SPECIES, sums, at + 4 * LANES);
    FloatVector f = FloatVector.fromArray(SPECIES, sums, at + 5 * LANES);
    for (int tap = from; tap < to; tap++) {
      FloatVector weight = FloatVector.broadcast(SPECIES, weights[tap]);
      int x = starts[tap] + shift;
      a = FloatVector.fromArray(SPECIES, image, x).fma(weight, a);
      b = FloatVector.fromArray(SPECIES, image, x + LANES).fma(weight, b);
      c = FloatVector.fromArray(SPECIES, image, x + 2 * LANES).fma(weight, c);
      d = FloatVector.fromArray(SPECIES, image, x + 3 * LANES).fma(weight, d);
      e = FloatVector.fromArray(SPECIES, image, x + 4 * LANES).fma(weight, e);
      f = FloatVector.fromArray(SPECIES, image, x + 5 * LANES).fma(weight, f);
    }
    a.intoArray(sums, at);
    b.intoArray(sums, at + LANES);
    c.intoArray(sums, at + 2 * LANES);
    d.intoArray(sums, at + 3 * LANES);
    e.intoArray(sums, at + 4 * LANES);
    f.intoArray(sums, at + 5 * LANES);
  }

  private static void two(float[] image, float[] weights, int[] starts, int from, int to, int shift, float[] sums, int at) {
    FloatVector a = FloatVector.fromArray(SPECIES, sums, at);
    FloatVector b = FloatVector.fromArray(SPECIES, sums, at + LANES);
    for (int tap = from; tap < to; tap++) {
      FloatVector weight = FloatVector.broadcast(SPECIES, weights[tap]);
      int x = starts[tap] + shift;
      a = FloatVector.fromArray(SPECIES, image, x).fma(weight, a);
      b = FloatVector.fromArray(SPECIES, image, x + LANES).fma(weight, b);
    }
    a.intoArray(sums, at);
    b.intoArray(sums, at + LANES);
  }

  private static void one(float[] image, float[] weights, int[] starts, int from, int to, int shift, float[] sums, int at) {
    FloatVector a = FloatVector.fromArray(SPECIES, sums, at);
    for (int tap = from; tap < to; tap++) {
      a = FloatVector.fromArray(SPECIES, image, starts[tap] + shift).fma(FloatVector.broadcast(SPECIES, weights[tap]), a);
    }
    a.intoArray(sums, at);
  }
}
