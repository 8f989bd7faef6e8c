package org.ganglion.edge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import org.ganglion.edge.format.PackageFormat;
import org.ganglion.edge.model.EdgeModelBuilder;
import org.ganglion.edge.model.FixedPoint;
import org.ganglion.edge.model.Quantisation;
import org.ganglion.edge.model.Weights;
import org.junit.jupiter.api.Test;

/** Integers that others computed; one off would mean that a package gives other answers elsewhere. */
class PublishedCasesTest {
  @Test
  void requantisationIsThatOfGemmlowp() throws IOException {
    for (String one : Cases.text("fixed_point_requantise.json").split("\\},\\s*\\{")) {
      FixedPoint factor = FixedPoint.of(Cases.numbers(one + "}", "multiplier")[0]);
      assertEquals((int) Cases.numbers(one + "}", "quantized_multiplier")[0], factor.multiplier, one);
      assertEquals((int) Cases.numbers(one + "}", "shift")[0], factor.shift, one);
      assertEquals((int) Cases.numbers(one + "}", "result")[0], factor.apply((int) Cases.numbers(one + "}", "x")[0]), one);
    }
  }

  @Test
  void denseLayerGivesThePublishedIntegersThroughAPackage() throws IOException {
    String json = Cases.text("int8_dense_cases.json");
    Quantisation in = new Quantisation(Cases.numbers(json, "x_scale")[0], (int) Cases.numbers(json, "x_zero_point")[0]);
    Quantisation out = new Quantisation(Cases.numbers(json, "y_scale")[0], (int) Cases.numbers(json, "y_zero_point")[0]);
    double[] scales = Cases.numbers(json, "w_scales");
    byte[] weights = Cases.bytes(Cases.numbers(json, "q_weights"));
    int inputs = weights.length / scales.length;
    EdgeModelBuilder builder = new EdgeModelBuilder("case", inputs);
    int x = builder.quantise("x", 0, in);
    int y = builder.dense("dense", x, Weights.int8(scales.length, inputs, weights, scales), Cases.whole(Cases.numbers(json, "q_bias")), false, out);
    EdgeRunner runner = EdgePackage.read(PackageFormat.write(builder.output("y", y).build())).runner();
    float[] samples = Cases.floats(Cases.numbers(json, "x"));
    byte[] steps = Cases.bytes(Cases.numbers(json, "q_x"));
    byte[] expected = Cases.bytes(Cases.numbers(json, "q_y"));
    for (int sample = 0; sample < samples.length / inputs; sample++) {
      System.arraycopy(samples, sample * inputs, runner.input(), 0, inputs);
      runner.run();
      assertArrayEquals(Arrays.copyOfRange(steps, sample * inputs, (sample + 1) * inputs), runner.int8(x));
      assertArrayEquals(Arrays.copyOfRange(expected, sample * scales.length, (sample + 1) * scales.length), runner.int8(y));
    }
  }

  @Test
  void quantisedWeightsAreThePublishedOnes() throws IOException {
    String json = Cases.text("int8_dense_cases.json");
    Weights weights = Weights.quantised(3, 4, Cases.floats(Cases.numbers(json, "weights")));
    assertArrayEquals(Cases.bytes(Cases.numbers(json, "q_weights")), weights.steps());
    assertArrayEquals(Cases.numbers(json, "w_scales"), weights.scales(), 1e-8);
  }
}
