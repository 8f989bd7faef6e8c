package org.ganglion.edge.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.ganglion.edge.EdgePackage;
import org.ganglion.edge.EdgeRunner;
import org.ganglion.edge.format.PackageFormat;
import org.ganglion.edge.model.EdgeModelBuilder;
import org.ganglion.edge.model.Quantisation;
import org.ganglion.edge.model.Weights;
import org.junit.jupiter.api.Test;

/** The same package gives the same integers on the Vector API as in plain Java. */
class VectorKernelsTest {
  private final Random random = new Random(8);

  @Test
  void integersAreThoseOfPlainJava() throws Exception {
    for (double density : new double[] {1, 0.3, 0.05, 0}) {
      for (int inputs : new int[] {5, 61, 700}) {
        EdgeModelBuilder b = new EdgeModelBuilder("m", inputs);
        int x = b.quantise("q", 0, new Quantisation(0.02, random.nextInt(256) - 128));
        int y = b.dense("a", x, weights(37, inputs, density), random.ints(37, -5000, 5000).toArray(), true, new Quantisation(2, -128));
        b.output("y", y).output("z", b.dense("b", x, weights(24, inputs, density), null, false, null));
        EdgePackage gpk = EdgePackage.read(PackageFormat.write(b.build()));
        EdgeRunner plain = gpk.runner();
        EdgeRunner vector = gpk.runner(new VectorKernels());
        for (int sample = 0; sample < 20; sample++) {
          for (int k = 0; k < inputs; k++) {
            plain.input()[k] = (float) (random.nextGaussian() * 3);
            vector.input()[k] = plain.input()[k];
          }
          plain.run();
          vector.run();
          assertArrayEquals(plain.int8(y), vector.int8(y));
          assertArrayEquals(plain.float32(y + 1), vector.float32(y + 1));
        }
      }
    }
  }

  @Test
  void sumsOfConvolutionsAreThoseOfPlainJava() throws Exception {
    for (int stride : new int[] {1, 2, 3}) {
      for (int size : new int[] {9, 22, 61}) {
        EdgeModelBuilder b = new EdgeModelBuilder("m", 2, size, size);
        int x = b.quantise("q", 0, new Quantisation(0.02, random.nextInt(256) - 128));
        int y = b.convolution(
            "c", x, weights(16, 2 * 4 * 3, 0.5), random.ints(16, -5000, 5000).toArray(), true, new Quantisation(1, -128), 4, 3, stride, stride, 1, 0,
            2, 1, 1, 1, 1);
        b.output("y", y);
        EdgePackage gpk = EdgePackage.read(PackageFormat.write(b.build()));
        EdgeRunner plain = gpk.runner();
        EdgeRunner vector = gpk.runner(new VectorKernels());
        for (int k = 0; k < plain.input().length; k++) {
          plain.input()[k] = (float) (random.nextGaussian() * 3);
          vector.input()[k] = plain.input()[k];
        }
        plain.run();
        vector.run();
        assertArrayEquals(plain.int8(y), vector.int8(y));
      }
    }
  }

  private Weights weights(int outputs, int inputs, double density) {
    byte[] steps = new byte[outputs * inputs];
    double[] scales = new double[outputs];
    for (int i = 0; i < inputs; i++) {
      boolean held = false;
      for (int o = 0; o < outputs; o++) {
        held = o % 8 == 0 ? random.nextDouble() < density : held;
        steps[o * inputs + i] = (byte) (held ? random.nextInt(255) - 127 : 0);
        scales[o] = 0.01;
      }
    }
    return Weights.int8(outputs, inputs, steps, scales).inBlocks(8);
  }
}
