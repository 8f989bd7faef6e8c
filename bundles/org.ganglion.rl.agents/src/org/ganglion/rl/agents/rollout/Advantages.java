package org.ganglion.rl.agents.rollout;

/** Generalised advantage estimation (Schulman et al., 2016). */
public final class Advantages {
  private Advantages() {}

  /**
   * Advantages of consecutive steps {@code from … to − 1} of one environment.
   *
   * @param nextValues value of what was seen after each step: the final observation where an episode ended
   * @param terminated the future has no value
   * @param truncated the future has a value, but what follows is another episode
   * @param advantages overwritten
   */
  public static void estimate(
      double[] rewards, double[] values, double[] nextValues, boolean[] terminated, boolean[] truncated, double gamma, double lambda, int from,
          int to,
      double[] advantages) {
    double following = 0;
    for (int t = to - 1; t >= from; t--) {
      double future = terminated[t] ? 0 : gamma * nextValues[t];
      double surprise = rewards[t] + future - values[t];
      following = surprise + (terminated[t] || truncated[t] ? 0 : gamma * lambda * following);
      advantages[t] = following;
    }
  }

  /** Returns of consecutive steps, the rest beyond the last and beyond truncations valued by {@code nextValues}. */
  public static void returns(
      double[] rewards, double[] nextValues, boolean[] terminated, boolean[] truncated, double gamma, int from, int to, double[] returns) {
    for (int t = to - 1; t >= from; t--) {
      boolean last = t == to - 1 || truncated[t];
      returns[t] = rewards[t] + (terminated[t] ? 0 : gamma * (last ? nextValues[t] : returns[t + 1]));
    }
  }

  /** Shifts and scales numbers to mean 0 and sample deviation 1. */
  public static void normalise(double[] values, int count) {
    double mean = 0;
    for (int i = 0; i < count; i++) {
      mean += values[i] / count;
    }
    double square = 0;
    for (int i = 0; i < count; i++) {
      square += (values[i] - mean) * (values[i] - mean);
    }
    double deviation = Math.sqrt(square / Math.max(1, count - 1)) + 1e-8;
    for (int i = 0; i < count; i++) {
      values[i] = (values[i] - mean) / deviation;
    }
  }
}
