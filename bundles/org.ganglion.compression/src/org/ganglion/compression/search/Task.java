package org.ganglion.compression.search;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.ganglion.api.loss.Loss;
import org.ganglion.api.loss.Losses;
import org.ganglion.kit.statistics.Interval;
import org.ganglion.kit.statistics.RankCorrelation;
import org.ganglion.kit.training.Predictions;
import org.ganglion.kit.training.Samples;

/**
 * What a model is for: samples to go on learning from, samples to choose by, and a quality.
 *
 * @param training targets are those of the task, mixed with what the original says
 * @param choice samples that are not learnt from, with targets of the task, or the original's outputs where there are none
 */
public record Task(Samples training, Samples choice, Measure measure) {
  /** Normal quantile of 97.5 %. */
  private static final double Z = 1.959964;

  /** What quality is. */
  public enum Measure {
    /** A classifier's accuracy. */
    ACCURACY,
    /** How much of the variance of the original outputs the compressed ones keep: {@code 1 − Σ(y − y₀)² / Σ(y₀ − mean)²}. */
    OUTPUTS,
    /**
     * Whether an auto-encoder still puts samples in the same order of strangeness: the rank correlation (Spearman, 1904) of the reconstruction errors
     * {@code |x − y|} with the original ones. These are small differences, of which little may be left where the outputs look the same.
     */
    SCORES
  }

  /** Whether labels are told. */
  public boolean classifier() {
    return measure == Measure.ACCURACY;
  }

  /** What fine-tuning minimises. */
  public Loss loss() {
    return classifier() ? Losses.softmaxCrossEntropy() : Losses.meanSquaredError();
  }

  /** Quality of outputs for samples, one row each. */
  public double quality(float[][] outputs, Samples samples) {
    float[][] targets = targets(samples);
    if (classifier()) {
      return Predictions.accuracy(Predictions.classes(outputs), Predictions.classes(targets));
    }
    if (measure == Measure.SCORES) {
      return RankCorrelation.of(errors(outputs, samples), errors(targets, samples));
    }
    double error = 0;
    double variance = 0;
    double[] mean = new double[targets[0].length];
    for (float[] row : targets) {
      for (int c = 0; c < row.length; c++) {
        mean[c] += row[c] / targets.length;
      }
    }
    for (int i = 0; i < targets.length; i++) {
      for (int c = 0; c < mean.length; c++) {
        error += Math.pow(outputs[i][c] - targets[i][c], 2);
        variance += Math.pow(targets[i][c] - mean[c], 2);
      }
    }
    return 1 - error / Math.max(variance, Double.MIN_NORMAL);
  }

  /**
   * The 95 % interval of an accuracy on the samples to choose by (Wilson, 1927), which is sound near 1 as well; empty where quality is no accuracy.
   */
  public Optional<Interval> interval(double quality) {
    if (!classifier()) {
      return Optional.empty();
    }
    double n = choice.count();
    double centre = (quality + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z / (1 + Z * Z / n) * Math.sqrt(quality * (1 - quality) / n + Z * Z / (4 * n * n));
    return Optional.of(new Interval(quality, centre - half, centre + half));
  }

  private static double[] errors(float[][] outputs, Samples samples) {
    double[] errors = new double[outputs.length];
    FloatBuffer x = FloatBuffer.allocate(outputs[0].length);
    for (int i = 0; i < errors.length; i++) {
      samples.input(i, x, 0);
      for (int c = 0; c < outputs[i].length; c++) {
        errors[i] += Math.pow(x.get(c) - outputs[i][c], 2);
      }
    }
    return errors;
  }

  /** Targets of samples, one row each. */
  public static float[][] targets(Samples samples) {
    int width = Math.toIntExact(samples.target().size());
    float[][] targets = new float[samples.count()][width];
    FloatBuffer row = FloatBuffer.allocate(width);
    for (int i = 0; i < targets.length; i++) {
      samples.target(i, row, 0);
      row.get(0, targets[i]);
    }
    return targets;
  }
}
