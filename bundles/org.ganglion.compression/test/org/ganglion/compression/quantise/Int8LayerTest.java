package org.ganglion.compression.quantise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.ganglion.edge.model.FixedPoint;
import org.ganglion.edge.model.Quantisation;
import org.ganglion.kit.json.Json;
import org.junit.jupiter.api.Test;

/** Against layers quantised by an independent reference. */
class Int8LayerTest {
  @SuppressWarnings("unchecked")
  private static <T> T json(String name) throws Exception {
    try (InputStream in = Int8LayerTest.class.getResourceAsStream(name)) {
      return (T) Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @SuppressWarnings("unchecked")
  private static double[][] rows(Object json) {
    return ((List<List<Number>>) json).stream().map(row -> row.stream().mapToDouble(Number::doubleValue).toArray()).toArray(double[][]::new);
  }

  @SuppressWarnings("unchecked")
  private static double[] row(Object json) {
    return ((List<Number>) json).stream().mapToDouble(Number::doubleValue).toArray();
  }

  /** If this fails, packages hold other integers than the published scheme gives. */
  @Test
  void quantisesAsTheReference() throws Exception {
    List<Map<String, Object>> cases = json("int8_dense_cases.json");
    cases.forEach(Int8LayerTest::check);
  }

  private static void check(Map<String, Object> known) {
    double[][] weights = rows(known.get("weights"));
    int outputs = weights.length;
    int inputs = weights[0].length;
    float[] flat = new float[outputs * inputs];
    float[] bias = new float[outputs];
    for (int o = 0; o < outputs; o++) {
      bias[o] = (float) row(known.get("bias"))[o];
      for (int i = 0; i < inputs; i++) {
        flat[o * inputs + i] = (float) weights[o][i];
      }
    }
    Quantisation input = new Quantisation(((Number) known.get("x_scale")).doubleValue(), ((Number) known.get("x_zero_point")).intValue());
    Int8Layer layer = Int8Layer.of(outputs, inputs, flat, bias, input, null);
    assertArrayEquals(row(known.get("w_scales")), layer.weights().scales(), 1e-8);
    double[][] steps = rows(known.get("q_weights"));
    for (int k = 0; k < flat.length; k++) {
      assertEquals(steps[k / inputs][k % inputs], layer.weights().steps()[k]);
    }
    for (int o = 0; o < outputs; o++) {
      assertEquals(row(known.get("q_bias"))[o], layer.bias()[o]);
    }
    Quantisation output = new Quantisation(((Number) known.get("y_scale")).doubleValue(), ((Number) known.get("y_zero_point")).intValue());
    double[][] x = rows(known.get("x"));
    for (int sample = 0; sample < x.length; sample++) {
      for (int o = 0; o < outputs; o++) {
        int sum = layer.bias()[o];
        for (int i = 0; i < inputs; i++) {
          int q = input.quantise((float) x[sample][i]);
          assertEquals(rows(known.get("q_x"))[sample][i], q);
          sum += (q - input.zeroPoint) * layer.weights().steps()[o * inputs + i];
        }
        assertEquals(rows(known.get("accumulators"))[sample][o], sum);
        int y = FixedPoint.of(input.scale * layer.weights().scales()[o] / output.scale).apply(sum) + output.zeroPoint;
        assertEquals(rows(known.get("q_y"))[sample][o], Math.max(-128, Math.min(127, y)));
      }
    }
  }

  @Test
  void requantisesAsTheReference() throws Exception {
    List<Map<String, Object>> cases = json("fixed_point_requantise.json");
    for (Map<String, Object> each : cases) {
      FixedPoint factor = FixedPoint.of(((Number) each.get("multiplier")).doubleValue());
      assertEquals(((Number) each.get("quantized_multiplier")).intValue(), factor.multiplier);
      assertEquals(((Number) each.get("shift")).intValue(), factor.shift);
      assertEquals(((Number) each.get("result")).intValue(), factor.apply(((Number) each.get("x")).intValue()));
    }
  }

  /** A correction that does not give back the mean that rounding took would shift every later layer. */
  @Test
  void biasCorrectionGivesTheMeanBack() {
    float[] values = {0.1f, 0.203f, -1.27f, 0.0149f};
    double[] means = {3, 5, 1, 7};
    Quantisation input = new Quantisation(1e-4, 0);
    Int8Layer plain = Int8Layer.of(1, 4, values, new float[1], input, null);
    Int8Layer corrected = Int8Layer.of(1, 4, values, new float[1], input, means);
    double exact = 0;
    double rounded = 0;
    for (int i = 0; i < 4; i++) {
      exact += values[i] * means[i];
      rounded += plain.weights().values()[i] * means[i];
    }
    double scale = input.scale * corrected.weights().scales()[0];
    assertEquals(exact, rounded + corrected.bias()[0] * scale, scale);
    assertEquals(0, plain.bias()[0]);
  }
}
