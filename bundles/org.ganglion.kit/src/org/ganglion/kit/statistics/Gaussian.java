package org.ganglion.kit.statistics;

/**
 * Mean and covariance of observations.
 *
 * @param covariance unbiased (divided by n − 1)
 */
public record Gaussian(double[] mean, double[][] covariance) {
  /**
   * Fitted to rows of features.
   *
   * @throws IllegalArgumentException for fewer than two rows
   */
  public static Gaussian of(double[][] rows) {
    if (rows.length < 2) {
      throw new IllegalArgumentException("a covariance needs two rows at least, there are " + rows.length);
    }
    int width = rows[0].length;
    double[] mean = new double[width];
    for (double[] row : rows) {
      for (int i = 0; i < width; i++) {
        mean[i] += row[i] / rows.length;
      }
    }
    double[][] covariance = new double[width][width];
    for (double[] row : rows) {
      for (int i = 0; i < width; i++) {
        double centred = (row[i] - mean[i]) / (rows.length - 1);
        for (int j = 0; j < width; j++) {
          covariance[i][j] += centred * (row[j] - mean[j]);
        }
      }
    }
    return new Gaussian(mean, covariance);
  }
}
