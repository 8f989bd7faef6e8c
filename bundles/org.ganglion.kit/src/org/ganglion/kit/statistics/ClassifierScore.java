package org.ganglion.kit.statistics;

/**
 * {@code exp(mean KL(p(y|x) ‖ p(y)))}: high when a classifier is sure of every sample and the samples spread over its classes; between 1 and the
 * number of classes (Salimans et al., 2016, there with the Inception network).
 */
public final class ClassifierScore {
  private ClassifierScore() {}

  /** The score of class probabilities, samples × classes. */
  public static double of(double[][] probabilities) {
    int classes = probabilities[0].length;
    double[] marginal = new double[classes];
    for (double[] row : probabilities) {
      for (int c = 0; c < classes; c++) {
        marginal[c] += row[c] / probabilities.length;
      }
    }
    double divergence = 0;
    for (double[] row : probabilities) {
      for (int c = 0; c < classes; c++) {
        divergence += row[c] > 0 ? row[c] * Math.log(row[c] / marginal[c]) : 0;
      }
    }
    return Math.exp(divergence / probabilities.length);
  }
}
