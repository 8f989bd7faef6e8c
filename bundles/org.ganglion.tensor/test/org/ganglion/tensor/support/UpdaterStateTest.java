package org.ganglion.tensor.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.ganglion.api.engine.Updater;
import org.junit.jupiter.api.Test;

/** Constant gradients have closed forms; fails where a step differs from them, or a restored updater from one that never stopped. */
class UpdaterStateTest {
  /** More than one piece, so that the seam between pieces is crossed. */
  private static final int COUNT = 5000;

  private static final double RATE = 0.01;

  private static float[] after(Updater updater, int steps, float start, float gradient) {
    FloatBuffer weights = filled(start);
    UpdaterState state = new UpdaterState(COUNT);
    for (int i = 0; i < steps; i++) {
      FloatBuffer gradients = filled(gradient);
      state.step(updater, RATE, weights, gradients);
      assertEquals(0, gradients.get(COUNT - 1), "the gradient is zero after a step");
    }
    return weights.array();
  }

  private static FloatBuffer filled(float value) {
    FloatBuffer buffer = FloatBuffer.allocate(COUNT);
    Arrays.fill(buffer.array(), value);
    return buffer;
  }

  private static void all(double expected, float[] actual, double tolerance) {
    for (int i = 0; i < COUNT; i++) {
      assertEquals(expected, actual[i], tolerance, "element " + i);
    }
  }

  @Test
  void plainGradientDescentMovesByRateTimesGradient() {
    all(1 - 3 * RATE * 0.5, after(new Updater.Sgd(0, 0), 3, 1, 0.5f), 1e-6);
  }

  @Test
  void momentumSumsAGeometricSeries() {
    // v after t steps of gradient g is g·(1 − mᵗ)/(1 − m); with m = 0.5 the sum of three is g·(1 + 1.5 + 1.75).
    all(1 - RATE * 4.25, after(new Updater.Sgd(0.5, 0), 3, 1, 1), 1e-6);
  }

  @Test
  void adamMovesByTheRateWhateverTheScaleOfAConstantGradient() {
    // With a constant gradient both bias-corrected means are exact: every step is rate·g/(|g| + ε).
    all(1 - 10 * RATE, after(Updater.adam(), 10, 1, 1e-3f), 3e-6);
    all(1 + 10 * RATE, after(Updater.adam(0.5), 10, 1, -1e3f), 3e-6);
  }

  @Test
  void rmsPropDividesByTheRootOfTheRunningSquare() {
    // v after t steps of gradient g is g²·(1 − dᵗ).
    double expected = 1 - RATE / Math.sqrt(1 - 0.9) - RATE / Math.sqrt(1 - 0.81);
    all(expected, after(new Updater.RmsProp(0.9, 0, 0), 2, 1, 2), 1e-6);
  }

  @Test
  void weightDecayIsDecoupled() {
    // Without a gradient only the decay is left.
    double expected = Math.pow(1 - RATE * 0.1, 3);
    all(expected, after(new Updater.Adam(0.9, 0.999, 1e-8, 0.1), 3, 1, 0), 1e-6);
  }

  @Test
  void aRestoredUpdaterGoesOnBitByBit() {
    FloatBuffer whole = filled(1);
    UpdaterState state = new UpdaterState(COUNT);
    state.step(Updater.adam(), RATE, whole, filled(0.3f));
    FloatBuffer again = FloatBuffer.wrap(whole.array().clone());
    UpdaterState restored = new UpdaterState(COUNT);
    restored.restore(state.slots(), state.steps());
    state.step(Updater.adam(), RATE, whole, filled(-0.2f));
    restored.step(Updater.adam(), RATE, again, filled(-0.2f));
    assertArrayEquals(whole.array(), again.array());
    assertEquals(2, restored.steps());
    assertThrows(IllegalArgumentException.class, () -> restored.restore(new float[COUNT + 1], 1));
  }

  @Test
  void anotherRuleStartsAnew() {
    UpdaterState state = new UpdaterState(COUNT);
    FloatBuffer weights = filled(1);
    state.step(new Updater.Sgd(0.9, 0), RATE, weights, filled(100));
    float before = weights.get(0);
    state.step(new Updater.RmsProp(0, 0, 0), RATE, weights, filled(1));
    assertEquals(before - RATE, weights.get(0), 1e-6, "the momentum of one rule is no mean square of another");
  }
}
