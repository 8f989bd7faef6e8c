package org.ganglion.compression.keras;

import org.ganglion.api.tensor.Shape;

/** Weights put into another order. */
final class Orders {
  private Orders() {}

  /** [inputs × outputs] to [outputs × inputs]. */
  static float[] turned(float[] values, int outputs) {
    int inputs = values.length / outputs;
    float[] turned = new float[values.length];
    for (int i = 0; i < inputs; i++) {
      for (int o = 0; o < outputs; o++) {
        turned[o * inputs + i] = values[i * outputs + o];
      }
    }
    return turned;
  }

  /** Rows of {@code width} values each, that stand for the cells of an image: from [H × W × C] to [C × H × W]. */
  static float[] channelsFirst(float[] rows, Shape image, int width) {
    int channels = image.dim(0);
    int cells = image.dim(1) * image.dim(2);
    if (rows.length != channels * cells * width) {
      throw new IllegalArgumentException(rows.length + " weights do not fit a flattened image of " + image);
    }
    float[] ordered = new float[rows.length];
    for (int cell = 0; cell < cells; cell++) {
      for (int c = 0; c < channels; c++) {
        System.arraycopy(rows, (cell * channels + c) * width, ordered, (c * cells + cell) * width, width);
      }
    }
    return ordered;
  }

  /** [height × width × a × b] to [a × b × height × width] or, {@code exchanged}, to [b × a × height × width]. */
  static float[] kernel(float[] values, int cells, int a, int b, boolean exchanged) {
    float[] ordered = new float[values.length];
    for (int cell = 0; cell < cells; cell++) {
      for (int i = 0; i < a; i++) {
        for (int o = 0; o < b; o++) {
          ordered[(exchanged ? o * a + i : i * b + o) * cells + cell] = values[(cell * a + i) * b + o];
        }
      }
    }
    return ordered;
  }
}
