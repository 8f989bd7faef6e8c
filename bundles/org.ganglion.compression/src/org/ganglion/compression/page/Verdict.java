package org.ganglion.compression.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.compression.search.Candidate;
import org.ganglion.compression.search.DeviceRun;
import org.ganglion.compression.search.Task;
import org.ganglion.kit.statistics.Bootstrap;
import org.ganglion.kit.statistics.Interval;
import org.ganglion.kit.training.Predictions;
import org.ganglion.kit.training.Samples;

/**
 * The original and the result on samples that nothing has seen.
 *
 * @param before quality with its interval
 * @param after the same of the result
 * @param loss of quality, sample by sample, with its interval
 * @param classes names of the classes; empty where there are none
 * @param recallBefore and {@code recallAfter}: share of each class that was found
 */
public record Verdict(
    Interval before, Interval after, Interval loss, List<String> classes, double[] recallBefore, double[] recallAfter) {
  private static final int RESAMPLES = 500;

  /** Judges both. */
  public static Verdict of(Task task, Samples samples, Candidate original, Candidate result, List<String> classes, long seed) {
    float[][] first = new DeviceRun(original.edge()).outputs(samples);
    float[][] last = new DeviceRun(result.edge()).outputs(samples);
    float[][] targets = Task.targets(samples);
    double[] before = each(task, first, targets);
    double[] after = each(task, last, targets);
    double[] loss = new double[before.length];
    for (int i = 0; i < loss.length; i++) {
      loss[i] = before[i] - after[i];
    }
    Bootstrap bootstrap = new Bootstrap(RESAMPLES, 0.95, seed);
    return new Verdict(bootstrap.mean(before), bootstrap.mean(after), bootstrap.mean(loss), classes, recall(classes, before, targets),
        recall(classes, after, targets));
  }

  /** What each sample adds to the mean: 1 where its class was found; of other models its share of the outputs' variance that is kept. */
  private static double[] each(Task task, float[][] outputs, float[][] targets) {
    double[] values = new double[outputs.length];
    int[] said = Predictions.classes(outputs);
    int[] known = Predictions.classes(targets);
    double[] mean = new double[targets[0].length];
    for (float[] row : targets) {
      for (int c = 0; c < row.length; c++) {
        mean[c] += row[c] / targets.length;
      }
    }
    double variance = 0;
    for (float[] row : targets) {
      for (int c = 0; c < row.length; c++) {
        variance += Math.pow(row[c] - mean[c], 2) / targets.length;
      }
    }
    for (int i = 0; i < values.length; i++) {
      double error = 0;
      for (int c = 0; c < mean.length; c++) {
        error += Math.pow(outputs[i][c] - targets[i][c], 2);
      }
      values[i] = task.classifier() ? said[i] == known[i] ? 1 : 0 : 1 - error / Math.max(variance, Double.MIN_NORMAL);
    }
    return values;
  }

  private static double[] recall(List<String> classes, double[] found, float[][] targets) {
    int[] known = Predictions.classes(targets);
    double[] recall = new double[classes.size()];
    int[] count = new int[classes.size()];
    for (int i = 0; i < found.length && recall.length > 0; i++) {
      recall[known[i]] += found[i];
      count[known[i]]++;
    }
    for (int c = 0; c < recall.length; c++) {
      recall[c] /= count[c];
    }
    return recall;
  }

  /** The same as facts. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("quality before, unseen", before.value());
    facts.put("quality, unseen", after.value());
    facts.put("quality, unseen, low end", after.low());
    facts.put("quality, unseen, high end", after.high());
    facts.put("loss, unseen", loss.value());
    return facts;
  }
}
