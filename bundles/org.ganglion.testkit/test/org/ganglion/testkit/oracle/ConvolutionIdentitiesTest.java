package org.ganglion.testkit.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Size;
import org.ganglion.api.tensor.Shape;
import org.ganglion.testkit.engine.TestBatch;
import org.junit.jupiter.api.Test;

/** What must hold between convolutions of different settings, whatever the numbers. */
class ConvolutionIdentitiesTest {
  private static final Initialiser START = new Initialiser.Glorot();
  private static final Size ONE = Size.of(1);

  /** ⟨conv(x), y⟩ = ⟨x, transposed(y)⟩ for equal weights: the definition of a transpose, here with groups, dilation, stride and uneven margins. */
  @Test
  void transposedConvolutionIsTheTransposeOfConvolution() {
    Size kernel = new Size(3, 2);
    Size stride = new Size(2, 3);
    Margins margins = new Margins(1, 0, 2, 1);
    Size dilation = new Size(1, 2);
    Interpreter convolution = one(new Layer.Convolution(6, kernel, stride, margins, dilation, 2, false, START), 4, 7, 9);
    Shape small = convolution.graph().outputShapes().get("layer");
    Size extra = new Size(rest(7, 3, 2, 3, 1), rest(9, 2, 3, 1, 2));
    Interpreter transposed = one(
        new Layer.TransposedConvolution(4, kernel, stride, margins, extra, dilation, 2, false, START), 6, small.dim(1), small.dim(2));
    assertEquals(Shape.of(4, 7, 9), transposed.graph().outputShapes().get("layer"));
    transposed.setParameters(convolution.parameters());
    double[] x = normal(Shape.of(2, 4, 7, 9), "x");
    double[] y = normal(small.prepend(2), "y");
    assertEquals(product(run(convolution, x), y), product(x, run(transposed, y)), 1e-10);
  }

  /** Cells that the last window leaves over. */
  private static int rest(int length, int kernel, int stride, int padding, int dilation) {
    return (length + padding - dilation * (kernel - 1) - 1) % stride;
  }

  @Test
  void marginsAreZerosAround() {
    Margins margins = new Margins(0, 1, 2, 3);
    Interpreter inside = one(new Layer.Convolution(3, Size.of(3), Size.of(2), margins, ONE, 1, true, START), 2, 5, 6);
    Interpreter around = Interpreter.of(
        NetworkSpec.builder("around").input("x", 2, 5, 6).add("pad", new Layer.ZeroPadding(margins))
            .add("layer", new Layer.Convolution(3, Size.of(3), Size.of(2), Margins.NONE, ONE, 1, true, START)).build(), 1);
    around.setParameters(inside.parameters());
    double[] x = normal(Shape.of(2, 2, 5, 6), "x");
    assertArrayEquals(run(inside, x), run(around, x), 1e-12);
  }

  @Test
  void aConvolutionOfTheWholeImageIsADenseLayer() {
    Interpreter convolution = one(new Layer.Convolution(5, new Size(3, 4), ONE, Margins.NONE, ONE, 1, true, START), 2, 3, 4);
    Interpreter dense = one(NetworkSpec.Layers.dense(5), 24);
    dense.setParameters(convolution.parameters());
    double[] x = normal(Shape.of(3, 2, 3, 4), "x");
    assertArrayEquals(run(dense, x), run(convolution, x), 1e-12);
  }

  /** Two groups: the first half of the filters sees the first half of the channels only. */
  @Test
  void groupsDoNotSeeEachOther() {
    Interpreter grouped = one(new Layer.Convolution(4, Size.of(3), ONE, Margins.of(1), ONE, 2, true, START), 6, 4, 5);
    double[] x = normal(Shape.of(1, 6, 4, 5), "x");
    double[] before = run(grouped, x);
    for (int cell = 0; cell < 3 * 20; cell++) {
      x[cell] += 1;
    }
    double[] after = run(grouped, x);
    for (int cell = 0; cell < 4 * 20; cell++) {
      assertEquals(cell >= 2 * 20, before[cell] == after[cell], "output cell " + cell);
    }
  }

  /** [1 2 3 4 5] with the kernel [1 10] of dilation 2: 1·1 + 10·3, 1·2 + 10·4, 1·3 + 10·5. */
  @Test
  void dilationLeavesCellsOut() {
    Interpreter dilated = one(new Layer.Convolution(1, new Size(1, 2), ONE, Margins.NONE, new Size(1, 2), 1, false, START), 1, 1, 5);
    dilated.setParameters(new double[] {1, 10});
    assertArrayEquals(new double[] {31, 42, 53}, run(dilated, new double[] {1, 2, 3, 4, 5}));
  }

  /** [1 2] with the kernel [1 10 100] of stride 2 gives [1 10 100+2 20 200]; a margin of 1 at the left cuts the first cell. */
  @Test
  void transposedConvolutionSpreadsAndCuts() {
    Layer layer = new Layer.TransposedConvolution(1, new Size(1, 3), new Size(1, 2), new Margins(0, 1, 0, 0), new Size(0, 1), ONE, 1, false, START);
    Interpreter transposed = one(layer, 1, 1, 2);
    transposed.setParameters(new double[] {1, 10, 100});
    assertArrayEquals(new double[] {10, 102, 20, 200, 0}, run(transposed, new double[] {1, 2}));
  }

  private static Interpreter one(Layer layer, int... axes) {
    NetworkGraph graph = NetworkGraph.of(NetworkSpec.builder("one").input("x", axes).add("layer", layer).build());
    return new Interpreter(graph, TestBatch.doubles(TestBatch.parameters(graph, 1)), new double[0], 1);
  }

  private static double[] run(Interpreter interpreter, double[] x) {
    int batch = x.length / Math.toIntExact(interpreter.graph().inputs().get(0).sample().size());
    return interpreter.forward(Map.of("x", x), batch, Mode.INFERENCE).get("layer");
  }

  private static double[] normal(Shape shape, String name) {
    return TestBatch.doubles(TestBatch.normal(shape, name, 0));
  }

  private static double product(double[] a, double[] b) {
    assertEquals(a.length, b.length);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
