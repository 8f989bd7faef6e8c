package org.ganglion.edge.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.ganglion.edge.kernel.Int8Kernels;
import org.ganglion.edge.kernel.Taps;

/**
 * Sums of a convolution, read where the image lies; those of six vectors of positions stay in registers while all weights of a filter go over them.
 */
final class RunVectors implements Int8Kernels.Sums {
  /** A constant, without which the compiler would make an object of every vector. */
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private static final VectorSpecies<Integer> WHOLE = IntVector.SPECIES_PREFERRED;
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
  public void add(int from, int to, int[] sums) {
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

  private static void six(float[] image, float[] weights, int[] starts, int from, int to, int shift, int[] sums, int at) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = FloatVector.zero(SPECIES);
    FloatVector c = FloatVector.zero(SPECIES);
    FloatVector d = FloatVector.zero(SPECIES);
    FloatVector e = FloatVector.zero(SPECIES);
    FloatVector f = FloatVector.zero(SPECIES);
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
    add(a, sums, at);
    add(b, sums, at + LANES);
    add(c, sums, at + 2 * LANES);
    add(d, sums, at + 3 * LANES);
    add(e, sums, at + 4 * LANES);
    add(f, sums, at + 5 * LANES);
  }

  private static void two(float[] image, float[] weights, int[] starts, int from, int to, int shift, int[] sums, int at) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = FloatVector.zero(SPECIES);
    for (int tap = from; tap < to; tap++) {
      FloatVector weight = FloatVector.broadcast(SPECIES, weights[tap]);
      int x = starts[tap] + shift;
      a = FloatVector.fromArray(SPECIES, image, x).fma(weight, a);
      b = FloatVector.fromArray(SPECIES, image, x + LANES).fma(weight, b);
    }
    add(a, sums, at);
    add(b, sums, at + LANES);
  }

  private static void one(float[] image, float[] weights, int[] starts, int from, int to, int shift, int[] sums, int at) {
    FloatVector a = FloatVector.zero(SPECIES);
    for (int tap = from; tap < to; tap++) {
      a = FloatVector.fromArray(SPECIES, image, starts[tap] + shift).fma(FloatVector.broadcast(SPECIES, weights[tap]), a);
    }
    add(a, sums, at);
  }

  private static void add(FloatVector products, int[] sums, int at) {
    IntVector.fromArray(WHOLE, sums, at).add(products.convert(VectorOperators.F2I, 0).reinterpretAsInts()).intoArray(sums, at);
  }
}
