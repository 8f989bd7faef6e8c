package org.ganglion.compression.onnx;

/** The gates of an LSTM: input, forget, cell, output here; input, output, forget, cell in ONNX. */
final class Gates {
  private static final int[] TO_ONNX = {0, 3, 1, 2};
  private static final int[] FROM_ONNX = {0, 2, 3, 1};

  private Gates() {}

  static float[] toOnnx(float[] values) {
    return ordered(values, TO_ONNX);
  }

  static float[] fromOnnx(float[] values) {
    return ordered(values, FROM_ONNX);
  }

  private static float[] ordered(float[] values, int[] order) {
    float[] result = new float[values.length];
    int gate = values.length / 4;
    for (int to = 0; to < 4; to++) {
      System.arraycopy(values, order[to] * gate, result, to * gate, gate);
    }
    return result;
  }
}
