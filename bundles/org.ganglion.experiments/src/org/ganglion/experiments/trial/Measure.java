package org.ganglion.experiments.trial;

import java.nio.FloatBuffer;
import org.ganglion.api.loss.Loss;
import org.ganglion.api.loss.Losses;
import org.ganglion.kit.training.Predictions;
import org.ganglion.kit.training.Samples;

/** What trials are compared by: a mean over samples, so that differences can be resampled. */
public enum Measure {
  /** Share of samples whose class is the place of the largest output. */
  ACCURACY("accuracy", "is right on %s of %d ") {
    @Override
    public Loss loss() {
      return Losses.softmaxCrossEntropy();
    }

    @Override
    double[] each(float[][] outputs, float[][] targets) {
      int[] said = Predictions.classes(outputs);
      int[] known = Predictions.classes(targets);
      double[] right = new double[said.length];
      for (int i = 0; i < right.length; i++) {
        right[i] = said[i] == known[i] ? 1 : 0;
      }
      return right;
    }
  },
  /** Share of the targets' variance that is not left: {@code 1 − Σ(y − t)² / Σ(t − mean)²}. */
  VARIANCE("variance explained", "explains %s of the variance of %d ") {
    @Override
    public Loss loss() {
      return Losses.meanSquaredError();
    }

    @Override
    double[] each(float[][] outputs, float[][] targets) {
      double mean = 0;
      for (float[] target : targets) {
        mean += target[0] / targets.length;
      }
      double variance = 0;
      for (float[] target : targets) {
        variance += Math.pow(target[0] - mean, 2) / targets.length;
      }
      double[] kept = new double[targets.length];
      for (int i = 0; i < kept.length; i++) {
        kept[i] = 1 - Math.pow(outputs[i][0] - targets[i][0], 2) / Math.max(variance, Double.MIN_NORMAL);
      }
      return kept;
    }
  };

  private final String title;
  private final String sentence;

  Measure(String title, String sentence) {
    this.title = title;
    this.sentence = sentence;
  }

  /** What training minimises. */
  public abstract Loss loss();

  abstract double[] each(float[][] outputs, float[][] targets);

  /** What each sample adds to the mean. */
  public double[] each(float[][] outputs, Samples samples) {
    float[][] targets = new float[samples.count()][Math.toIntExact(samples.target().size())];
    FloatBuffer row = FloatBuffer.allocate(targets[0].length);
    for (int i = 0; i < targets.length; i++) {
      samples.target(i, row, 0);
      row.get(0, targets[i]);
    }
    return each(outputs, targets);
  }

  /** Its name. */
  public String title() {
    return title;
  }

  /** {@code is right on 98 % of 600 images}. */
  public String says(String share, int count, String things) {
    return String.format(java.util.Locale.ROOT, sentence, share, count) + things;
  }
}
