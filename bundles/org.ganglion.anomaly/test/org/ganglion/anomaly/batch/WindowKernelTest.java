package org.ganglion.anomaly.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** If these fail, the fast errors are not those of the network. */
class WindowKernelTest {
  @Test
  void equalsTheErrorComputedWindowByWindow() {
    int window = 64;
    int narrow = 16;
    SplittableRandom random = new SplittableRandom(1);
    float[] encoder = new float[narrow * (window + 1)];
    float[] decoder = new float[window * (narrow + 1)];
    fill(encoder, random, 0.15);
    fill(decoder, random, 0.15);
    float[] values = new float[2000];
    fill(values, random, 1);
    int count = values.length - window + 1;
    float[] errors = new float[count];
    new WindowKernel(window, narrow, encoder, decoder, false).errors(values, 0, count, errors, 0);
    for (int i = 0; i < count; i++) {
      double[] hidden = new double[narrow];
      for (int b = 0; b < narrow; b++) {
        double sum = encoder[narrow * window + b];
        for (int k = 0; k < window; k++) {
          sum += (double) encoder[b * window + k] * values[i + k];
        }
        hidden[b] = Math.tanh(sum);
      }
      double error = 0;
      for (int k = 0; k < window; k++) {
        double back = decoder[window * narrow + k];
        for (int b = 0; b < narrow; b++) {
          back += (double) decoder[k * narrow + b] * hidden[b];
        }
        error += (values[i + k] - back) * (values[i + k] - back);
      }
      assertEquals(Math.sqrt(error), errors[i], 2e-3 * Math.sqrt(error), "window " + i);
    }
  }

  @Test
  void theQuickTanhIsOne() {
    float[] values = new float[2001];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i - 1000) / 100f;
    }
    float[] squashed = values.clone();
    WindowKernel.squash(squashed, 0, squashed.length);
    for (int i = 0; i < values.length; i++) {
      assertEquals(Math.tanh(values[i]), squashed[i], 1.5e-4);
    }
  }

  private static void fill(float[] values, SplittableRandom random, double scale) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (scale * random.nextGaussian());
    }
  }
}
