package org.ganglion.compression.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.ganglion.kit.json.Json;

/** A backend node case of ONNX, made into the file of a model: what is fed stays an input, weights become constants. */
record CaseFile(String name, String operator, Map<String, Object> attributes, List<Value> inputs, List<Value> outputs) {
  private static final Set<String> JOINS = Set.of("Add", "Mul", "Sub", "Concat", "Sum");

  /** A tensor of a case. */
  record Value(String name, String type, int[] shape, double[] data) {
    @SuppressWarnings("unchecked")
    static Value of(Map<String, Object> map) {
      int[] shape = ((List<Number>) map.get("shape")).stream().mapToInt(Number::intValue).toArray();
      return new Value((String) map.get("name"), (String) map.get("type"), shape,
          ((List<Object>) map.get("data")).stream().mapToDouble(Json::number).toArray());
    }

    boolean real() {
      return type.equals("float32");
    }
  }

  @SuppressWarnings("unchecked")
  static List<CaseFile> all() throws IOException {
    List<CaseFile> cases = new ArrayList<>();
    try (InputStream packed = CaseFile.class.getResourceAsStream("operator_cases.json.gz"); InputStream json = new GZIPInputStream(packed)) {
      for (Map<String, Object> each : (List<Map<String, Object>>) Json.read(new String(json.readAllBytes(), StandardCharsets.UTF_8))) {
        Map<String, Object> node = (Map<String, Object>) each.get("node");
        for (Map<String, Object> set : (List<Map<String, Object>>) each.get("sets")) {
          cases.add(new CaseFile((String) each.get("case"), (String) node.get("op"), (Map<String, Object>) node.get("attributes"),
              ((List<Map<String, Object>>) set.get("inputs")).stream().map(Value::of).toList(),
              ((List<Map<String, Object>>) set.get("outputs")).stream().map(Value::of).toList()));
        }
      }
    }
    return cases;
  }

  /** Positions of what is fed. */
  List<Integer> fed() {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      boolean indices = operator.startsWith("Gather") && i == 1;
      boolean values = !operator.startsWith("Gather") && (i == 0 || JOINS.contains(operator));
      if (indices || values) {
        places.add(i);
      }
    }
    return places;
  }

  @SuppressWarnings("unchecked")
  ByteBuffer model() {
    OnnxWriter out = new OnnxWriter();
    String[] names = new String[inputs.size()];
    for (int i = 0; i < names.length; i++) {
      Value value = inputs.get(i);
      if (fed().contains(i)) {
        names[i] = "fed" + i;
        out.input(names[i], value.real() ? 1 : 7, value.shape());
      } else if (value.real()) {
        float[] floats = new float[value.data().length];
        for (int k = 0; k < floats.length; k++) {
          floats[k] = (float) value.data()[k];
        }
        names[i] = out.floats("constant", floats, value.shape());
      } else {
        long[] longs = new long[value.data().length];
        for (int k = 0; k < longs.length; k++) {
          longs[k] = (long) value.data()[k];
        }
        names[i] = out.longs("constant", longs);
      }
    }
    List<OnnxWriter.Attribute> given = new ArrayList<>();
    attributes.forEach((key, value) -> given.add(OnnxWriter.attribute(key, value instanceof List<?> list
        ? ((List<Number>) list).stream().mapToInt(Number::intValue).toArray()
        : value instanceof Number number && !(number instanceof Integer) ? (Object) number.doubleValue() : value)));
    String[] results = outputs.stream().map(Value::name).toArray(String[]::new);
    out.node(operator, names, results, given.toArray(OnnxWriter.Attribute[]::new));
    for (Value output : outputs) {
      out.output(output.name());
    }
    return ByteBuffer.wrap(out.model(name));
  }
}
