package org.ganglion.compression.data;

import java.nio.FloatBuffer;
import org.ganglion.api.random.RandomStream;
import org.ganglion.kit.training.ArraySamples;
import org.ganglion.kit.training.Samples;

/**
 * Samples as they are, mixtures of two of them, and samples as faults would make them: all values, or some of them, off by a tenth to all of their
 * deviations. There are many, because few would be learnt by heart, and because what the original says to them costs nothing.
 */
final class Distortion {
  private static final int WANTED = 20_000;
  private static final int FEWEST_COPIES = 2;
  private static final int MOST_COPIES = 40;
  private static final double LEAST = 0.1;
  private static final double SPAN = 10;

  private Distortion() {}

  /** Every sample and copies of it, mixed and distorted in turn; targets are left open. */
  static ArraySamples of(Samples samples, RandomStream stream) {
    int count = samples.count();
    int width = Math.toIntExact(samples.input().size());
    int copies = Math.max(FEWEST_COPIES, Math.min(MOST_COPIES, WANTED / count));
    float[][] inputs = new float[count * (1 + copies)][width];
    for (int i = 0; i < count; i++) {
      samples.input(i, FloatBuffer.wrap(inputs[i]), 0);
    }
    double[] deviation = deviations(inputs, count);
    for (int i = count; i < inputs.length; i++) {
      if (i / count % 2 == 1) {
        mix(inputs[i % count], inputs[stream.below(count, i, 0)], stream.uniform(i, 1), inputs[i]);
      } else {
        distort(inputs[i % count], deviation, stream, i, inputs[i]);
      }
    }
    return new ArraySamples(samples.input(), samples.target(), inputs, new float[inputs.length][Math.toIntExact(samples.target().size())]);
  }

  private static void mix(float[] a, float[] b, double share, float[] to) {
    for (int c = 0; c < to.length; c++) {
      to[c] = (float) (share * a[c] + (1 - share) * b[c]);
    }
  }

  private static void distort(float[] from, double[] deviation, RandomStream stream, int i, float[] to) {
    double strength = LEAST * Math.pow(SPAN, stream.uniform(i, 0));
    double share = stream.uniform(i, 1) < 0.5 ? 1 : stream.uniform(i, 2);
    for (int c = 0; c < to.length; c++) {
      boolean hit = stream.uniform(i, 3 + 2 * c) <= share;
      to[c] = (float) (from[c] + (hit ? strength * deviation[c] * stream.normal(i, 4 + 2 * c) : 0));
    }
  }

  private static double[] deviations(float[][] rows, int count) {
    double[] deviation = new double[rows[0].length];
    for (int c = 0; c < deviation.length; c++) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < count; i++) {
        sum += rows[i][c];
        squares += (double) rows[i][c] * rows[i][c];
      }
      deviation[c] = Math.sqrt(Math.max(0, squares / count - sum / count * (sum / count)));
    }
    return deviation;
  }
}
