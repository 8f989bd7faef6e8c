package org.ganglion.edge.format;

import java.nio.ByteBuffer;
import org.ganglion.edge.model.Weights;

/** Reads a matrix's description and finds its weights, which stay where they are. */
final class MatrixReader {
  /** Of one matrix, unpacked. */
  private static final long LARGEST = 1L << 28;

  private final ByteBuffer section;

  MatrixReader(ByteBuffer section) {
    this.section = section;
  }

  Weights read(ByteSource record) throws BadPackageException {
    int outputs = record.i32();
    int inputs = record.i32();
    record.require(outputs > 0 && inputs > 0 && (long) outputs * inputs <= LARGEST, "has a matrix of " + outputs + " by " + inputs + " weights");
    int type = record.u8();
    record.require(type <= Layout.INT8_DOUBLE, "has weights of the unknown type " + type);
    int panel = record.u8();
    record.require(panel == 1 || panel == 8, "has panels of " + panel + " outputs instead of 1 or 8");
    int code = record.u8();
    record.require(code < IndexCode.values().length, "has an index of the unknown kind " + code);
    int held = record.i32();
    long size = (long) held * panel * (type == Layout.FLOAT32 ? 4 : 1);
    int indexAt = record.i32();
    int indexLength = record.i32();
    int valuesAt = record.i32();
    // values lie in the file one by one, so no more room is made below than the file is long
    record.require(held >= 0 && inside(indexAt, indexLength) && inside(valuesAt, size) && valuesAt % 8 == 0, "places weights outside of the file");
    int rows = (outputs + panel - 1) / panel;
    record.require(rows <= Math.max(indexLength, held), "has a matrix of " + rows + " rows, of which nothing is said");
    double[] scales = type == Layout.FLOAT32 ? null : scales(record, outputs, type);
    PackedMatrix matrix = matrix(outputs, inputs, type != Layout.FLOAT32, panel, IndexCode.values()[code], held,
        PackageFormat.slice(section, indexAt, indexLength), PackageFormat.slice(section, valuesAt, (int) size));
    return Weights.stored(outputs, inputs, scales, matrix);
  }

  private boolean inside(int at, long length) {
    return at >= 0 && length >= 0 && at + length <= section.limit();
  }

  private static double[] scales(ByteSource record, int outputs, int type) throws BadPackageException {
    record.needs((long) outputs * (type == Layout.INT8 ? 4 : 8));
    double[] scales = new double[outputs];
    for (int o = 0; o < outputs; o++) {
      scales[o] = type == Layout.INT8 ? record.f32() : record.f64();
      record.require(scales[o] > 0 && scales[o] < 1e30, "has a scale that is not above zero and finite");
    }
    return scales;
  }

  private static PackedMatrix matrix(int outputs, int inputs, boolean int8, int panel, IndexCode code, int held, ByteBuffer index, ByteBuffer values)
      throws BadPackageException {
    int rows = (outputs + panel - 1) / panel;
    ByteSource source = new ByteSource(index, "weights");
    int[] starts = new int[rows + 1];
    if (code == IndexCode.ALL) {
      source.require(held == (long) rows * inputs, "holds " + held + " of " + (long) rows * inputs + " blocks and calls them all");
      source.end();
      for (int row = 0; row < rows; row++) {
        starts[row + 1] = starts[row] + inputs;
      }
      return new PackedMatrix(outputs, inputs, int8, panel, starts, null, values);
    }
    source.require(inputs < 1 << 16, "leaves weights out of a matrix of " + inputs + " inputs; 65535 is the limit");
    char[] columns = new char[held];
    int[] count = new int[1];
    code.decode(source, rows, inputs, (row, column) -> {
      source.require(count[0] < held, "has an index of more blocks than the " + held + " that it announces");
      columns[count[0]++] = (char) column;
      starts[row + 1] = count[0];
    });
    source.require(count[0] == held, "has an index of " + count[0] + " blocks, but announces " + held);
    for (int row = 0; row < rows; row++) {
      starts[row + 1] = Math.max(starts[row + 1], starts[row]);
    }
    return new PackedMatrix(outputs, inputs, int8, panel, starts, columns, values);
  }
}
