package org.ganglion.gan.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.kit.statistics.ClassifierScore;

/**
 * What a judge makes of samples.
 *
 * @param probabilities samples × classes
 */
public record Opinion(List<String> classes, double[][] probabilities) {
  /** A class counts as found from this part of an equal share on: a few lucky misjudgements find none. */
  private static final double FOUND = 0.1;

  /** The likeliest class of a sample. */
  public int verdict(int sample) {
    double[] row = probabilities[sample];
    int best = 0;
    for (int c = 1; c < row.length; c++) {
      best = row[c] > row[best] ? c : best;
    }
    return best;
  }

  /** Mean probability of the likeliest class: how sure the judge is. */
  public double confidence() {
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      sum += probabilities[i][verdict(i)];
    }
    return sum / probabilities.length;
  }

  /** Samples by verdict. */
  public int[] histogram() {
    int[] counts = new int[classes.size()];
    for (int i = 0; i < probabilities.length; i++) {
      counts[verdict(i)]++;
    }
    return counts;
  }

  /** How many classes have a tenth of an equal share at least. */
  public int classesFound() {
    double least = FOUND * probabilities.length / classes.size();
    int found = 0;
    for (int count : histogram()) {
      found += count >= least && count > 0 ? 1 : 0;
    }
    return found;
  }

  /** Kullback-Leibler divergence of the samples' histogram from another's, in nats. */
  public double divergenceFrom(int[] reference) {
    int[] counts = histogram();
    double total = probabilities.length;
    double referenceTotal = java.util.Arrays.stream(reference).sum();
    double sum = 0;
    for (int c = 0; c < counts.length; c++) {
      sum += counts[c] == 0 ? 0 : counts[c] / total * Math.log(counts[c] / total / (reference[c] / referenceTotal));
    }
    return sum;
  }

  /** Share of samples whose verdict is the class that they are of. */
  public double accuracy(int[] labels) {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += verdict(i) == labels[i] ? 1 : 0;
    }
    return (double) right / labels.length;
  }

  /** As named results. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("samples", probabilities.length);
    facts.put("mean confidence", confidence());
    facts.put("classes found", classesFound());
    facts.put("classes", classes.size());
    facts.put("classifier score", ClassifierScore.of(probabilities));
    Map<String, Object> histogram = new LinkedHashMap<>();
    int[] counts = histogram();
    for (int c = 0; c < counts.length; c++) {
      histogram.put(classes.get(c), counts[c]);
    }
    facts.put("samples by class", histogram);
    return facts;
  }
}
