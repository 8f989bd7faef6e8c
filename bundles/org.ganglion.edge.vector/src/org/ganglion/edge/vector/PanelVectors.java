package org.ganglion.edge.vector;

import java.nio.ByteBuffer;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.ganglion.edge.format.PackedMatrix;
import org.ganglion.edge.kernel.Int8Kernels;

/**
 * Panels of as many outputs as a vector has places (16 with AVX-512), each with its sums in registers. The sums are whole numbers in float32,
 * which are exact below 2²⁴; whether they stay below is known from the weights, and {@link #fits} says so.
 */
final class PanelVectors implements Int8Kernels.Product {
  /** A constant, without which the compiler would make an object of every vector. */
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private static final int LANES = SPECIES.length();
  private static final int EXACT = 1 << 24;
  private static final int LARGEST_INPUT = 255;

  private final PackedMatrix matrix;
  private final int[] starts;
  private final int[] columns;
  private final float[] weights;
  private final int inputs;
  private final float[] real;
  private final float[] sums;

  PanelVectors(PackedMatrix matrix) {
    this.matrix = matrix;
    inputs = matrix.inputs;
    real = new float[inputs];
    int panels = (matrix.outputs + LANES - 1) / LANES;
    sums = new float[panels * LANES];
    starts = new int[panels + 1];
    byte[] steps = matrix.steps();
    int[] places = new int[panels * inputs];
    for (int panel = 0; panel < panels; panel++) {
      int place = starts[panel];
      for (int i = 0; i < inputs; i++) {
        if (held(steps, panel, i)) {
          places[place++] = i;
        }
      }
      starts[panel + 1] = place;
    }
    columns = java.util.Arrays.copyOf(places, starts[panels]);
    weights = new float[columns.length * LANES];
    for (int panel = 0; panel < panels; panel++) {
      for (int place = starts[panel]; place < starts[panel + 1]; place++) {
        for (int k = 0; k < LANES && panel * LANES + k < matrix.outputs; k++) {
          weights[place * LANES + k] = steps[(panel * LANES + k) * inputs + columns[place]];
        }
      }
    }
  }

  private boolean held(byte[] steps, int panel, int input) {
    for (int output = panel * LANES; output < Math.min(matrix.outputs, (panel + 1) * LANES); output++) {
      if (steps[output * inputs + input] != 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether no sum can leave the range in which float32 holds whole numbers exactly, whatever the inputs, and the weights are few enough to widen.
   */
  static boolean fits(PackedMatrix matrix) {
    ByteBuffer values = matrix.values();
    if (values.limit() > 1 << 20) {
      return false;
    }
    for (int row = 0; row < matrix.rows(); row++) {
      int[] bound = new int[matrix.panel];
      for (int place = matrix.starts[row]; place < matrix.starts[row + 1]; place++) {
        for (int k = 0; k < matrix.panel; k++) {
          bound[k] += Math.abs((values.get(place * matrix.panel + k) & 255) - 128) * LARGEST_INPUT;
        }
      }
      for (int sum : bound) {
        if (sum < 0 || sum >= EXACT) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public void run(int[] x, int[] result) {
    for (int i = 0; i < inputs; i++) {
      real[i] = x[i];
    }
    for (int panel = 0; panel < starts.length - 1; panel++) {
      panel(real, columns, weights, starts[panel], starts[panel + 1], sums, panel * LANES);
    }
    for (int o = 0; o < result.length; o++) {
      result[o] = (int) sums[o];
    }
  }

  /** Four chains of sums, so that no addition need wait for another. */
  private static void panel(float[] x, int[] columns, float[] weights, int from, int to, float[] sums, int at) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int k = from;
    for (; k + 3 < to; k += 4) {
      a = FloatVector.fromArray(SPECIES, weights, k * LANES).fma(FloatVector.broadcast(SPECIES, x[columns[k]]), a);
      b = FloatVector.fromArray(SPECIES, weights, (k + 1) * LANES).fma(FloatVector.broadcast(SPECIES, x[columns[k + 1]]), b);
      c = FloatVector.fromArray(SPECIES, weights, (k + 2) * LANES).fma(FloatVector.broadcast(SPECIES, x[columns[k + 2]]), c);
      d = FloatVector.fromArray(SPECIES, weights, (k + 3) * LANES).fma(FloatVector.broadcast(SPECIES, x[columns[k + 3]]), d);
    }
    for (; k < to; k++) {
      a = FloatVector.fromArray(SPECIES, weights, k * LANES).fma(FloatVector.broadcast(SPECIES, x[columns[k]]), a);
    }
    a.add(b).add(c.add(d)).intoArray(sums, at);
  }
}
