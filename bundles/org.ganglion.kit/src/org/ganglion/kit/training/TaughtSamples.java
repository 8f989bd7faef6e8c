package org.ganglion.kit.training;

import java.nio.FloatBuffer;
import org.ganglion.api.tensor.Shape;

/**
 * Samples whose targets are what a teacher says, or a mixture of that and their own (Hinton, Vinyals and Dean, "Distilling the knowledge in a neural
 * network",
 * 2015).
 *
 * @param said one row for each sample, as wide as the targets
 * @param share of the teacher in the mixture
 */
public record TaughtSamples(Samples own, float[][] said, float share) implements Samples {
  /** Softmax of a teacher's logits, in place. */
  public static float[][] probabilities(float[][] logits) {
    for (float[] row : logits) {
      float largest = Float.NEGATIVE_INFINITY;
      for (float logit : row) {
        largest = Math.max(largest, logit);
      }
      double sum = 0;
      for (int c = 0; c < row.length; c++) {
        row[c] = (float) Math.exp(row[c] - largest);
        sum += row[c];
      }
      for (int c = 0; c < row.length; c++) {
        row[c] /= (float) sum;
      }
    }
    return logits;
  }

  @Override
  public int count() {
    return own.count();
  }

  @Override
  public Shape input() {
    return own.input();
  }

  @Override
  public Shape target() {
    return own.target();
  }

  @Override
  public void input(int sample, FloatBuffer to, int position) {
    own.input(sample, to, position);
  }

  @Override
  public void target(int sample, FloatBuffer to, int position) {
    own.target(sample, to, position);
    for (int c = 0; c < said[sample].length; c++) {
      to.put(position + c, (1 - share) * to.get(position + c) + share * said[sample][c]);
    }
  }
}
