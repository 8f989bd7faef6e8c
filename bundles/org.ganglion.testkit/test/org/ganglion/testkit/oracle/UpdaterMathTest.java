package org.ganglion.testkit.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.junit.jupiter.api.Test;

/** Updaters, clipping and mixing against numbers worked out by hand. */
class UpdaterMathTest {
  @Test
  void momentumAddsUp() {
    assertArrayEquals(new double[] {1 - 0.1 * 2 - 0.1 * (0.5 * 2 + 4)}, steps(new Updater.Sgd(0.5, 0), 1, 2, 4), 1e-15);
  }

  @Test
  void weightDecayIsDecoupled() {
    assertArrayEquals(new double[] {10 * (1 - 0.1 * 0.3) - 0.1 * 2}, steps(new Updater.Sgd(0, 0.3), 10, 2), 1e-15);
    assertArrayEquals(new double[] {10 * (1 - 0.1 * 0.3) - 0.1}, steps(new Updater.Adam(0.9, 0.999, 0, 0.3), 10, 2), 1e-12);
  }

  /** With bias correction the first step is the learning rate in the direction of the gradient, whatever its size. */
  @Test
  void adamStartsWithTheLearningRate() {
    assertArrayEquals(new double[] {0.9}, steps(new Updater.Adam(0.9, 0.999, 0, 0), 1, 1e-4), 1e-12);
  }

  @Test
  void adamTwice() {
    double mean = (0.9 * 0.1 * 1 + 0.1 * 3) / (1 - 0.81);
    double square = (0.99 * 0.01 * 1 + 0.01 * 9) / (1 - 0.9801);
    assertArrayEquals(new double[] {1 - 0.1 - 0.1 * mean / Math.sqrt(square)}, steps(new Updater.Adam(0.9, 0.99, 0, 0), 1, 1, 3), 1e-12);
  }

  @Test
  void rmsPropDividesByTheRunningRoot() {
    double first = 2 / (Math.sqrt(0.25 * 4) + 0.5);
    double second = 1 / (Math.sqrt(0.75 * 0.25 * 4 + 0.25) + 0.5);
    assertArrayEquals(new double[] {1 - 0.1 * first - 0.1 * second}, steps(new Updater.RmsProp(0.75, 0.5, 0), 1, 2, 1), 1e-15);
  }

  private static double[] steps(Updater updater, double start, double... gradients) {
    double[] weights = {start};
    UpdaterMath math = new UpdaterMath(updater.slots(), new double[updater.slots()], 0);
    for (double gradient : gradients) {
      math.step(updater, 0.1, weights, new double[] {gradient});
    }
    return weights;
  }

  /** Gradients 3 and 4 have norm 5; cut to 1 they are 0.6 and 0.8. */
  @Test
  void clippingScales() {
    Interpreter line = Interpreter.of(NetworkSpec.builder("line").input("x", 1).add("y", Layers.dense(1)).build(), 1);
    line.forward(Map.of("x", new double[] {0.75}), 1, Mode.TRAINING);
    line.backward(Map.of("y", new double[] {4}));
    assertArrayEquals(new double[] {3, 4}, line.gradients());
    assertEquals(5, line.clip(10));
    assertArrayEquals(new double[] {3, 4}, line.gradients());
    assertEquals(5, line.clip(1));
    assertArrayEquals(new double[] {0.6, 0.8}, line.gradients(), 1e-15);
  }

  @Test
  void copyFromMixes() {
    NetworkSpec spec = NetworkSpec.builder("line").input("x", 1).add("y", Layers.dense(1)).build();
    Interpreter own = Interpreter.of(spec, 1);
    Interpreter other = Interpreter.of(spec, 2);
    own.setParameters(new double[] {1, 2});
    other.setParameters(new double[] {11, 22});
    own.copyFrom(other, 0.1);
    assertArrayEquals(new double[] {2, 4}, own.parameters(), 1e-15);
  }
}
