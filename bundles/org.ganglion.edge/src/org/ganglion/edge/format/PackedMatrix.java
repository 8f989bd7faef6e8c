package org.ganglion.edge.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ganglion.edge.model.Weights;

/**
 * A matrix as it lies in a package: rows of one output or of a panel of eight, of each row the inputs that have weights, and these weights, eight of
 * a panel side by side. int8 weights are kept with 128 added.
 */
public final class PackedMatrix implements Weights.Stored {
  public final int outputs;
  public final int inputs;
  public final boolean int8;

  /** Outputs of a row: 1 or 8. */
  public final int panel;

  /** Where each row begins in {@link #columns} and, times {@link #panel}, in the values; one more than there are rows. */
  public final int[] starts;

  /** The input of each held place; null where all are held. Inputs of a matrix that leaves some out are fewer than 65536. */
  public final char[] columns;

  private final ByteBuffer values;

  PackedMatrix(int outputs, int inputs, boolean int8, int panel, int[] starts, char[] columns, ByteBuffer values) {
    this.outputs = outputs;
    this.inputs = inputs;
    this.int8 = int8;
    this.panel = panel;
    this.starts = starts;
    this.columns = columns;
    this.values = values;
  }

  /** Rows of the packed matrix. */
  public int rows() {
    return starts.length - 1;
  }

  /** The input of a held place of a row. */
  public int column(int row, int place) {
    return columns == null ? place - starts[row] : columns[place];
  }

  /** The values as they lie in the file, little-endian; a view that the caller may move. */
  public ByteBuffer values() {
    return values.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public long size() {
    return (long) outputs * inputs;
  }

  @Override
  public int block() {
    return panel;
  }

  @Override
  public float[] reals() {
    float[] reals = int8 ? null : new float[outputs * inputs];
    for (int row = 0; !int8 && row < rows(); row++) {
      for (int place = starts[row]; place < starts[row + 1]; place++) {
        for (int k = 0; k < panel && row * panel + k < outputs; k++) {
          reals[(row * panel + k) * inputs + column(row, place)] = values().getFloat(4 * (place * panel + k));
        }
      }
    }
    return reals;
  }

  @Override
  public byte[] steps() {
    byte[] steps = int8 ? new byte[outputs * inputs] : null;
    for (int row = 0; int8 && row < rows(); row++) {
      for (int place = starts[row]; place < starts[row + 1]; place++) {
        for (int k = 0; k < panel && row * panel + k < outputs; k++) {
          steps[(row * panel + k) * inputs + column(row, place)] = (byte) (values.get(place * panel + k) - 128);
        }
      }
    }
    return steps;
  }
}
