package org.ganglion.edge.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Random;
import org.ganglion.edge.EdgePackage;
import org.ganglion.edge.EdgeRunner;
import org.ganglion.edge.format.PackageFormat;
import org.ganglion.edge.model.EdgeFunction;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.edge.model.EdgeModelBuilder;
import org.ganglion.edge.model.EdgeOp;
import org.ganglion.edge.model.Quantisation;
import org.ganglion.edge.model.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels against the definitions: equal integers, float32 to a relative 1e-5. Every model goes through a package, so packing is checked as well. */
class KernelsTest {
  private final Random random = new Random(3);

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.6, 0.2, 0.04, 0})
  void denseLayersOfEveryDensity(double density) throws IOException {
    for (int block : new int[] {1, 8, 16}) {
      EdgeModelBuilder b = new EdgeModelBuilder("dense", 3, 61);
      int x = b.quantise("q", 0, new Quantisation(0.02, -128));
      x = b.dense("a", x, int8(37, 61, density, block), bias(37), true, new Quantisation(0.9, -128));
      x = b.dense("b", x, int8(20, 37, density, block), bias(20), false, new Quantisation(60, 9));
      b.output("y", b.dense("c", x, int8(5, 20, density, block), null, false, null));
      b.output("real", b.dense("d", 0, real(40, 61, density), reals(40), true));
      check(b.build());
    }
  }

  @Test
  void sumsAreExactToTheLimitOfTheirRange() throws IOException {
    int inputs = 1 << 15;
    byte[] weights = new byte[9 * inputs];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = (byte) (k / inputs % 2 == 0 ? 127 : -128);
    }
    EdgeModelBuilder b = new EdgeModelBuilder("limit", inputs);
    int x = b.quantise("q", 0, new Quantisation(1, -128));
    b.output("y", b.dense("a", x, Weights.int8(9, inputs, weights, ones(9)), null, false, null));
    EdgeRunner runner = runner(b.build());
    java.util.Arrays.fill(runner.input(), 255);
    runner.run();
    for (int o = 0; o < 9; o++) {
      assertEquals((float) (255L * inputs * (o % 2 == 0 ? 127 : -128) * 0.01), runner.float32(2)[o]);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.3, 0.05})
  void convolutionsWithStridePaddingDilationAndGroups(double density) throws IOException {
    int[][] shapes = {{3, 3, 1, 1, 0, 0, 0, 0, 1, 1, 1}, {5, 4, 2, 3, 1, 2, 0, 1, 1, 1, 1}, {3, 2, 1, 1, 2, 1, 1, 0, 2, 3, 2},
        {1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 4}};
    for (int[] a : shapes) {
      EdgeModelBuilder b = new EdgeModelBuilder("convolution", 4, 13, 11);
      int places = 4 / a[10] * a[0] * a[1];
      int x = b.quantise("q", 0, new Quantisation(0.02, -20));
      b.output("int8", b.convolution("a", x, int8(8, places, density, 1), bias(8), true, new Quantisation(1.5, -100), a));
      b.output("mixed", b.convolution("b", x, int8(8, places, density, 1), null, false, null, a));
      b.output("real", b.convolution("c", 0, real(8, places, density), reals(8), true, a));
      check(b.build());
    }
  }

  @Test
  void poolingAheadOfRequantisationChangesNoInteger() throws IOException {
    for (int[] window : new int[][] {{2, 2, 2, 2, 0, 0, 0, 0}, {3, 2, 1, 2, 0, 0, 0, 0}, {2, 2, 2, 2, 1, 0, 0, 1}}) {
      EdgeModelBuilder b = new EdgeModelBuilder("pooled", 2, 12, 11);
      int x = b.quantise("q", 0, new Quantisation(0.02, -128));
      x = b.convolution("a", x, int8(5, 18, 0.7, 1), bias(5), true, new Quantisation(0.8, -128), 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1);
      b.output("y", b.shape(EdgeOp.MAX_POOLING, "pool", x, window));
      check(b.build());
    }
  }

  @Test
  void largeConvolutionsAreComputedInParts() throws IOException {
    EdgeModelBuilder b = new EdgeModelBuilder("large", 8, 70, 60);
    int x = b.quantise("q", 0, new Quantisation(0.02, 0));
    b.output("y", b.convolution("a", x, int8(3, 200, 0.1, 1), bias(3), false, new Quantisation(2, 0), 5, 5, 1, 1, 2, 2, 2, 2, 1, 1, 1));
    b.output("real", b.convolution("c", 0, real(3, 200, 0.1), null, false, 5, 5, 1, 1, 2, 2, 2, 2, 1, 1, 1));
    check(b.build());
  }

  @Test
  void poolsSpreadsAndJoins() throws IOException {
    EdgeModelBuilder b = new EdgeModelBuilder("pools", 2, 9, 8);
    int q = b.quantise("q", 0, new Quantisation(0.02, 5));
    int other = b.quantise("r", 0, new Quantisation(0.05, -40));
    for (int x : new int[] {0, q}) {
      b.output("largest" + x, b.shape(EdgeOp.MAX_POOLING, "largest" + x, x, 3, 2, 2, 1, 1, 2, 0, 1));
      b.output("mean" + x, b.shape(EdgeOp.AVERAGE_POOLING, "mean" + x, x, 3, 2, 2, 2, 1, 1, 1, 0, 0));
      b.output("counted" + x, b.shape(EdgeOp.AVERAGE_POOLING, "counted" + x, x, 2, 2, 2, 2, 1, 1, 1, 1, 1));
      b.output("wide" + x, b.shape(EdgeOp.UPSAMPLING, "wide" + x, x, 2, 3));
      b.output("padded" + x, b.shape(EdgeOp.PADDING, "padded" + x, x, 1, 0, 2, 3));
      int y = x == 0 ? 0 : other;
      b.output("sum" + x, b.sum("sum" + x, x == 0 ? null : new Quantisation(0.06, 3), x, y, x));
      b.output("joined" + x, b.concatenation("joined" + x, x == 0 ? null : new Quantisation(0.02, 5), 0, x, y));
    }
    b.output("product", b.product("product", 0, 0));
    b.output("table", b.table("table", q, EdgeFunction.TANH, 0, new Quantisation(1 / 127.0, 0)));
    b.output("affine", b.affine("affine", 0, reals(2), reals(2)));
    b.output("back", b.dequantise("back", q));
    check(b.build());
  }

  @Test
  void functions() throws IOException {
    EdgeModelBuilder b = new EdgeModelBuilder("functions", 4, 5);
    for (EdgeFunction function : EdgeFunction.values()) {
      b.output(function.name(), b.function(function.name(), 0, function, 0.3));
    }
    check(b.build());
  }

  @Test
  void transposedConvolution() throws IOException {
    EdgeModelBuilder b = new EdgeModelBuilder("transposed", 3, 5, 4);
    b.output("y", b.transposedConvolution("t", 0, real(2, 27, 1), reals(2), 3, 3, 2, 2, 1, 0, 1, 1, 1, 1, 1, 1, 0));
    check(b.build());
  }

  private void check(EdgeModel model) throws IOException {
    EdgeRunner runner = runner(model);
    Reference reference = new Reference(model);
    for (int sample = 0; sample < 3; sample++) {
      float[] x = reals(model.input().size());
      for (int k = 0; sample == 1 && k < x.length; k++) {
        x[k] = random.nextBoolean() ? 0 : x[k];
      }
      System.arraycopy(x, 0, runner.input(), 0, x.length);
      runner.run();
      double[][] expected = reference.run(x);
      model.outputs.forEach((name, value) -> {
        for (int k = 0; k < expected[value].length; k++) {
          if (runner.int8(value) != null) {
            assertEquals(expected[value][k], runner.int8(value)[k], name + " " + k);
          } else {
            assertEquals(expected[value][k], runner.float32(value)[k], 1e-5 * Math.max(3, Math.abs(expected[value][k])), name + " " + k);
          }
        }
      });
    }
  }

  private static EdgeRunner runner(EdgeModel model) throws IOException {
    return EdgePackage.read(PackageFormat.write(model)).runner();
  }

  private Weights int8(int outputs, int inputs, double density, int block) {
    byte[] steps = new byte[outputs * inputs];
    for (int i = 0; i < inputs; i++) {
      boolean held = false;
      for (int o = 0; o < outputs; o++) {
        held = o % block == 0 ? random.nextDouble() < density : held;
        steps[o * inputs + i] = (byte) (held ? random.nextInt(255) - 127 : 0);
      }
    }
    return Weights.int8(outputs, inputs, steps, ones(outputs)).inBlocks(block);
  }

  private Weights real(int outputs, int inputs, double density) {
    float[] values = reals(outputs * inputs);
    for (int k = 0; k < values.length; k++) {
      values[k] = random.nextDouble() < density ? values[k] / 10 : 0;
    }
    return Weights.float32(outputs, inputs, values);
  }

  private float[] reals(int count) {
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      values[k] = (float) random.nextGaussian();
    }
    return values;
  }

  private int[] bias(int count) {
    return random.ints(count, -9000, 9000).toArray();
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    java.util.Arrays.fill(ones, 0.01);
    return ones;
  }
}
