package org.ganglion.api.loss;

import java.nio.FloatBuffer;
import org.ganglion.api.tensor.Tensor;

/** −Σ t·ln softmax(p) along the last axis, the mean over rows; the gradient is (softmax(p)·Σt − t) / rows. */
final class SoftmaxCrossEntropy implements Loss {
  @Override
  public double evaluate(Tensor prediction, Tensor target, Tensor gradient) {
    FloatBuffer p = prediction.floats();
    FloatBuffer t = Losses.same(prediction, target).floats();
    FloatBuffer g = gradient == null ? null : Losses.same(prediction, gradient).floats();
    int classes = prediction.shape().dim(-1);
    int rows = Math.toIntExact(prediction.shape().size() / classes);
    double loss = 0;
    for (int row = 0; row < rows; row++) {
      loss += row(p, t, g, row * classes, classes, rows);
    }
    return loss / rows;
  }

  private static double row(FloatBuffer p, FloatBuffer t, FloatBuffer g, int from, int classes, int rows) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < from + classes; i++) {
      largest = Math.max(largest, p.get(i));
    }
    double sum = 0;
    double mass = 0;
    for (int i = from; i < from + classes; i++) {
      sum += Math.exp(p.get(i) - largest);
      mass += t.get(i);
    }
    double norm = largest + Math.log(sum);
    double loss = 0;
    for (int i = from; i < from + classes; i++) {
      double logProbability = p.get(i) - norm;
      loss -= t.get(i) == 0 ? 0 : t.get(i) * logProbability;
      if (g != null) {
        g.put(i, (float) ((Math.exp(logProbability) * mass - t.get(i)) / rows));
      }
    }
    return loss;
  }
}
