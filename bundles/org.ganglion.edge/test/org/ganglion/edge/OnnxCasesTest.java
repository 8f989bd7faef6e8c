package org.ganglion.edge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import org.ganglion.edge.format.PackageFormat;
import org.ganglion.edge.model.EdgeModelBuilder;
import org.ganglion.edge.model.Quantisation;
import org.ganglion.edge.model.Weights;
import org.junit.jupiter.api.Test;

/** ONNX's own cases of quantisation. It counts from 0 to 255 where a package counts from −128 to 127. */
class OnnxCasesTest {
  @Test
  void quantisesAsOnnx() throws IOException {
    double[][] set = set("test_quantizelinear\"");
    Quantisation quantisation = new Quantisation(set[1][0], (int) set[2][0] - 128);
    for (int k = 0; k < set[0].length; k++) {
      assertEquals((int) set[3][k] - 128, quantisation.quantise((float) set[0][k]));
    }
    double[][] channels = set("test_quantizelinear_axis");
    for (int k = 0; k < channels[0].length; k++) {
      int channel = k / 6;
      Quantisation own = new Quantisation(channels[1][channel], (int) channels[2][channel] - 128);
      assertEquals((int) channels[3][k] - 128, own.quantise((float) channels[0][k]));
    }
  }

  @Test
  void dequantisesAsOnnx() throws IOException {
    double[][] set = set("test_dequantizelinear\"");
    Quantisation quantisation = new Quantisation(set[1][0], (int) set[2][0] - 128);
    for (int k = 0; k < set[0].length; k++) {
      assertEquals((float) set[3][k], quantisation.dequantise((int) set[0][k] - 128));
    }
  }

  @Test
  void matrixProductsOfIntegersAreOnnxs() throws IOException {
    double[][] set = set("test_matmulinteger");
    float[] sums = new float[8];
    run(set[0], 4, set[2][0], 1, set[1], 3, set[3][0], null, sums, null);
    assertArrayEquals(Cases.floats(set[4]), sums);
  }

  @Test
  void quantisedMatrixProductsAreOnnxs() throws IOException {
    double[][] set = set("test_qlinearmatmul_2D_uint8_float32");
    byte[] steps = new byte[6];
    double scale = set[1][0] * set[4][0];
    run(set[0], 2, set[2][0], scale, set[3], 4, set[5][0], new Quantisation(set[6][0], (int) set[7][0] - 128), null, steps);
    for (int k = 0; k < steps.length; k++) {
      assertEquals((int) set[8][k] - 128, steps[k]);
    }
  }

  /**
   * Through a package. Weights less their zero point reach beyond int8, so each is the sum of two that do not, on an input that is taken twice; the
   * input's scale stands for both scales.
   */
  private static void run(double[] a, int rows, double zero, double scale, double[] b, int inner, double weightZero, Quantisation out, float[] real,
      byte[] steps)
      throws IOException {
    int columns = b.length / inner;
    byte[] weights = new byte[2 * b.length];
    for (int k = 0; k < inner; k++) {
      for (int c = 0; c < columns; c++) {
        int weight = (int) (b[k * columns + c] - weightZero);
        weights[c * 2 * inner + k] = (byte) (weight / 2);
        weights[c * 2 * inner + inner + k] = (byte) (weight - weight / 2);
      }
    }
    double[] ones = new double[columns];
    Arrays.fill(ones, 1);
    EdgeModelBuilder builder = new EdgeModelBuilder("product", inner);
    Quantisation in = new Quantisation(scale, (int) zero - 128);
    int x = builder.quantise("a", 0, in);
    int twice = builder.concatenation("twice", in, 0, x, x);
    int y = builder.dense("product", twice, Weights.int8(columns, 2 * inner, weights, ones), null, false, out);
    EdgeRunner runner = EdgePackage.read(PackageFormat.write(builder.output("y", y).build())).runner();
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < inner; k++) {
        runner.input()[k] = (float) ((a[row * inner + k] - zero) * scale);
      }
      runner.run();
      System.arraycopy(out == null ? runner.float32(y) : runner.int8(y), 0, out == null ? real : steps, row * columns, columns);
    }
  }

  /** Inputs, then the output, of the case of a name. */
  private static double[][] set(String name) throws IOException {
    String json = Cases.text("onnx_quant_cases.json");
    String from = json.substring(json.indexOf("\"" + name));
    int end = from.indexOf("\"case\"", 1);
    String[] tensors = (end < 0 ? from : from.substring(0, end)).split("\"name\"");
    double[][] set = new double[tensors.length - 1][];
    for (int k = 0; k < set.length; k++) {
      set[k] = Cases.numbers(tensors[k + 1], "data");
    }
    return set;
  }
}
