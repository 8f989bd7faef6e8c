package org.ganglion.testkit.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A tensor of a case, its numbers in float64. */
record OnnxTensor(String name, String type, int[] shape, double[] values) {
  @SuppressWarnings("unchecked")
  static OnnxTensor of(Map<String, Object> json) {
    double[] values = ((List<Number>) json.get("data")).stream().mapToDouble(Number::doubleValue).toArray();
    int[] shape = ((List<Number>) json.get("shape")).stream().mapToInt(Number::intValue).toArray();
    return new OnnxTensor((String) json.get("name"), (String) json.get("type"), shape, values);
  }

  int axis(int position) {
    return shape[position];
  }

  /** This matrix transposed. */
  OnnxTensor transposed() {
    double[] turned = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      turned[i % shape[1] * shape[0] + i / shape[1]] = values[i];
    }
    return new OnnxTensor(name, type, new int[] {shape[1], shape[0]}, turned);
  }

  double[] times(double factor) {
    return Arrays.stream(values).map(value -> value * factor).toArray();
  }
}
