package org.ganglion.testkit.onnx;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A backend node case of ONNX: one operator, its attributes, inputs and expected outputs. */
record OnnxCase(String name, String operator, Map<String, Object> attributes, List<OnnxTensor> inputs, List<OnnxTensor> outputs) {
  @SuppressWarnings("unchecked")
  static List<OnnxCase> all() throws IOException {
    List<OnnxCase> cases = new ArrayList<>();
    try (InputStream packed = OnnxCase.class.getResourceAsStream("operator_cases.json.gz"); InputStream json = new GZIPInputStream(packed)) {
      for (Object each : JSON.std.listFrom(json)) {
        Map<String, Object> map = (Map<String, Object>) each;
        Map<String, Object> node = (Map<String, Object>) map.get("node");
        for (Map<String, Object> set : (List<Map<String, Object>>) map.get("sets")) {
          cases.add(
              new OnnxCase(
                  (String) map.get("case"), (String) node.get("op"), (Map<String, Object>) node.get("attributes"), tensors(set.get("inputs")),
                  tensors(set.get("outputs"))));
        }
      }
    }
    return cases;
  }

  @SuppressWarnings("unchecked")
  private static List<OnnxTensor> tensors(Object json) {
    List<OnnxTensor> tensors = new ArrayList<>();
    ((List<Map<String, Object>>) json).forEach(each -> tensors.add(OnnxTensor.of(each)));
    return tensors;
  }

  OnnxTensor input(int position) {
    return inputs.get(position);
  }

  boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  double number(String attribute, double standard) {
    return ((Number) attributes.getOrDefault(attribute, standard)).doubleValue();
  }

  int integer(String attribute, int standard) {
    return (int) number(attribute, standard);
  }

  /** A list of whole numbers, empty when the attribute is not there. */
  @SuppressWarnings("unchecked")
  int[] integers(String attribute) {
    return ((List<Number>) attributes.getOrDefault(attribute, List.of())).stream().mapToInt(Number::intValue).toArray();
  }
}
