package org.ganglion.edge.format;

import org.ganglion.edge.model.Weights;

/**
 * Packs a matrix in the form that takes the least room. A row of the packed matrix is one output, or a panel of eight neighbouring ones, whose
 * weights of one input then lie side by side.
 */
final class MatrixWriter {
  private final Weights weights;
  private final byte[] steps;
  private final float[] reals;

  MatrixWriter(Weights weights) {
    this.weights = weights;
    this.steps = weights.steps();
    this.reals = weights.isInt8() ? null : weights.values();
  }

  /** Appends the description to the layer's record, and index and values to the section of weights. */
  void write(boolean inPanels, ByteSink record, ByteSink section) {
    int panel = inPanels ? 8 : 1;
    IndexCode code = IndexCode.ALL;
    long least = size(panel, code);
    for (int candidate = inPanels ? 8 : 1; candidate >= 1; candidate -= 7) {
      for (IndexCode other : IndexCode.values()) {
        long size = size(candidate, other);
        if (size < least) {
          least = size;
          panel = candidate;
          code = other;
        }
      }
    }
    boolean[][] held = held(panel, code);
    byte[] index = code.encode(held);
    double[] scales = weights.scales();
    int type = scales == null ? Layout.FLOAT32 : single(scales) ? Layout.INT8 : Layout.INT8_DOUBLE;
    record.i32(weights.outputs).i32(weights.inputs).u8(type).u8(panel).u8(code.ordinal()).i32(count(held));
    record.i32(section.align().size()).i32(index.length);
    record.i32(section.bytes(index).align().size());
    values(held, panel, section);
    for (int o = 0; scales != null && o < scales.length; o++) {
      if (type == Layout.INT8) {
        record.f32((float) scales[o]);
      } else {
        record.f64(scales[o]);
      }
    }
  }

  private long size(int panel, IndexCode code) {
    boolean[][] held = held(panel, code);
    return code.encode(held).length + (long) count(held) * panel * (steps == null ? 4 : 1);
  }

  private boolean[][] held(int panel, IndexCode code) {
    boolean[][] held = new boolean[(weights.outputs + panel - 1) / panel][weights.inputs];
    for (int output = 0; output < weights.outputs; output++) {
      for (int input = 0; input < weights.inputs; input++) {
        held[output / panel][input] |= code == IndexCode.ALL || !isZero(output, input);
      }
    }
    return held;
  }

  private static int count(boolean[][] held) {
    int count = 0;
    for (boolean[] row : held) {
      for (boolean block : row) {
        count += block ? 1 : 0;
      }
    }
    return count;
  }

  private void values(boolean[][] held, int panel, ByteSink section) {
    for (int row = 0; row < held.length; row++) {
      for (int input = 0; input < weights.inputs; input++) {
        for (int output = row * panel; held[row][input] && output < (row + 1) * panel; output++) {
          int at = output * weights.inputs + input;
          if (steps == null) {
            section.f32(output < weights.outputs ? reals[at] : 0);
          } else {
            section.u8(output < weights.outputs ? steps[at] + 128 : 128);
          }
        }
      }
    }
  }

  private boolean isZero(int output, int input) {
    int at = output * weights.inputs + input;
    return steps == null ? reals[at] == 0 : steps[at] == 0;
  }

  private static boolean single(double[] scales) {
    for (double scale : scales) {
      if ((float) scale != scale) {
        return false;
      }
    }
    return true;
  }
}
