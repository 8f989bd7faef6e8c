package org.ganglion.rl.agents.policy;

/**
 * What an observation goes through before the network: {@code (x − mean) / √(variance + EPSILON)}, per number of a vector or per channel of an image.
 *
 * @param mean one for each
 * @param variance likewise
 */
public record Normalisation(float[] mean, float[] variance) {
  /** Keeps what never changes from being divided by zero. */
  public static final double EPSILON = 1e-8;

  /** Every number less {@code middle}, divided by {@code scale}. */
  public static Normalisation scaled(int channels, double middle, double scale) {
    float[] mean = new float[channels];
    float[] variance = new float[channels];
    java.util.Arrays.fill(mean, (float) middle);
    java.util.Arrays.fill(variance, (float) (scale * scale));
    return new Normalisation(mean, variance);
  }
}
