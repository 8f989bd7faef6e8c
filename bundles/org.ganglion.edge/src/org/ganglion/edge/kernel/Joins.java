package org.ganglion.edge.kernel;

import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.edge.model.EdgeOp;
import org.ganglion.edge.model.EdgeValue;
import org.ganglion.edge.model.FixedPoint;

/** Steps with several inputs. */
final class Joins {
  /** Bits below a step that the inputs of an int8 sum keep until they are added. */
  private static final int FRACTION = 16;

  private Joins() {}

  static Step of(EdgeModel model, EdgeLayer layer, Values values, int to) {
    if (layer.op == EdgeOp.CONCATENATE) {
      return concatenation(model, layer, values, to);
    }
    return model.values.get(to).isInt8() ? sum(model, layer, values, to) : real(layer, values, to);
  }

  private static Step real(EdgeLayer layer, Values values, int to) {
    float[][] x = new float[layer.inputs()][];
    for (int k = 0; k < x.length; k++) {
      x[k] = values.float32(layer.input(k));
    }
    float[] y = values.float32(to);
    boolean product = layer.op == EdgeOp.MULTIPLY;
    return () -> {
      for (int k = 0; k < y.length; k++) {
        float value = x[0][k];
        for (int other = 1; other < x.length; other++) {
          value = product ? value * x[other][k] : value + x[other][k];
        }
        y[k] = value;
      }
    };
  }

  private static Step sum(EdgeModel model, EdgeLayer layer, Values values, int to) {
    byte[][] x = new byte[layer.inputs()][];
    int[] zero = new int[x.length];
    FixedPoint[] factors = layer.requantisation();
    for (int k = 0; k < x.length; k++) {
      x[k] = values.int8(layer.input(k));
      zero[k] = model.values.get(layer.input(k)).quantisation.zeroPoint;
    }
    byte[] y = values.int8(to);
    int zeroPoint = layer.quantisation.zeroPoint;
    return () -> {
      for (int k = 0; k < y.length; k++) {
        long sum = 0;
        for (int other = 0; other < x.length; other++) {
          sum += factors[other].apply(x[other][k] - zero[other] << FRACTION);
        }
        // ties away from zero, as everywhere
        long step = sum + (1L << (FRACTION - 1)) + (sum >> 63) >> FRACTION;
        y[k] = (byte) Math.max(-128, Math.min(127, step + zeroPoint));
      }
    };
  }

  private static Step concatenation(EdgeModel model, EdgeLayer layer, Values values, int to) {
    EdgeValue result = model.values.get(to);
    int axis = layer.attribute(0, 0);
    int after = 1;
    for (int k = axis + 1; k < result.rank(); k++) {
      after *= result.axis(k);
    }
    int row = result.axis(axis) * after;
    Step[] copies = new Step[layer.inputs()];
    for (int k = 0, at = 0; k < copies.length; k++) {
      EdgeValue from = model.values.get(layer.input(k));
      int length = from.axis(axis) * after;
      boolean same = !result.isInt8() || from.quantisation.equals(result.quantisation);
      copies[k] = same
          ? copy(values.array(layer.input(k)), values.array(to), from.size(), length, row, at)
          : requantised(layer, k, from, values.int8(layer.input(k)), values.int8(to), length, row, at);
      at += length;
    }
    return () -> {
      for (Step copy : copies) {
        copy.run();
      }
    };
  }

  private static Step copy(Object x, Object y, int size, int length, int row, int at) {
    return () -> {
      for (int from = 0, place = at; from < size; from += length, place += row) {
        System.arraycopy(x, from, y, place, length);
      }
    };
  }

  private static Step requantised(EdgeLayer layer, int input, EdgeValue from, byte[] x, byte[] y, int length, int row, int at) {
    FixedPoint factor = layer.requantisation()[input];
    int zero = from.quantisation.zeroPoint;
    int zeroPoint = layer.quantisation.zeroPoint;
    return () -> {
      for (int k = 0; k < x.length; k++) {
        int step = factor.apply(x[k] - zero) + zeroPoint;
        y[k / length * row + at + k % length] = (byte) Math.max(-128, Math.min(127, step));
      }
    };
  }
}
