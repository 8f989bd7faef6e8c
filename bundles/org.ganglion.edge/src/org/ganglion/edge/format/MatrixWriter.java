package org.ganglion.edge.format;

import org.ganglion.edge.model.Weights;

/**
 * Packs a matrix in the form that takes the least room. Rows are inputs where {@code byInput} (so that an input that is zero leaves its row unread), and
 * outputs for convolutions; blocks lie along a row.
 */
final class MatrixWriter {
  private final Weights weights;
  private final boolean byInput;
  private final byte[] steps;
  private final float[] reals;
  private final int rows;
  private final int columns;

  MatrixWriter(Weights weights, boolean byInput) {
    this.weights = weights;
    this.byInput = byInput;
    this.steps = weights.steps();
    this.reals = weights.isInt8() ? null : weights.values();
    this.rows = byInput ? weights.inputs : weights.outputs;
    this.columns = byInput ? weights.outputs : weights.inputs;
  }

  /** Appends the description to the layer's record and index and values to the section of weights. */
  void write(ByteSink record, ByteSink section) {
    int block = byInput ? 8 : 1;
    IndexCode code = IndexCode.ALL;
    long least = size(block, code);
    for (int candidate : new int[] {weights.block, 8, 1}) {
      for (IndexCode other : IndexCode.values()) {
        long size = byInput || candidate == 1 ? size(candidate, other) : Long.MAX_VALUE;
        if (size < least) {
          least = size;
          block = candidate;
          code = other;
        }
      }
    }
    boolean[][] held = held(block, code);
    byte[] index = code.encode(held);
    double[] scales = weights.scales();
    int type = scales == null ? Layout.FLOAT32 : single(scales) ? Layout.INT8 : Layout.INT8_DOUBLE;
    record.i32(weights.outputs).i32(weights.inputs).u8(type).u8(byInput ? 1 : 0).u8(block).u8(code.ordinal()).i32(count(held));
    record.i32(section.align().size()).i32(index.length);
    section.bytes(index).align();
    record.i32(section.size());
    values(held, block, section);
    for (int o = 0; scales != null && o < scales.length; o++) {
      if (type == Layout.INT8) {
        record.f32((float) scales[o]);
      } else {
        record.f64(scales[o]);
      }
    }
  }

  private long size(int block, IndexCode code) {
    // all single weights of a row would need padding between rows to be read eight at a time; blocks of 8 have it
    if (code == IndexCode.ALL && byInput && block == 1) {
      return Long.MAX_VALUE;
    }
    boolean[][] held = held(block, code);
    return code.encode(held).length + (long) count(held) * block * (steps == null ? 4 : 1);
  }

  private boolean[][] held(int block, IndexCode code) {
    boolean[][] held = new boolean[rows][(columns + block - 1) / block];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        held[row][column / block] |= code == IndexCode.ALL || !isZero(row, column);
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

  private void values(boolean[][] held, int block, ByteSink section) {
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < held[row].length; k++) {
        for (int column = k * block; held[row][k] && column < (k + 1) * block; column++) {
          if (steps == null) {
            section.f32(column < columns ? reals[at(row, column)] : 0);
          } else {
            section.u8(column < columns ? steps[at(row, column)] + 128 : 128);
          }
        }
      }
    }
  }

  private boolean isZero(int row, int column) {
    return steps == null ? reals[at(row, column)] == 0 : steps[at(row, column)] == 0;
  }

  private int at(int row, int column) {
    return byInput ? column * weights.inputs + row : row * weights.inputs + column;
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
