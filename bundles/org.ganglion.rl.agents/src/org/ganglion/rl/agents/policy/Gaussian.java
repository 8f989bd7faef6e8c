package org.ganglion.rl.agents.policy;

import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Space;

/**
 * Numbers drawn from normal distributions, one each, independent. The network gives means and logarithms of deviations. A decision is in units of the
 * bounds, −1 the lower and 1 the upper one, so that networks start in the middle of every task; what goes beyond is cut off when acting, not when
 * learning.
 */
final class Gaussian implements ActionHead {
  /** Deviations are kept from vanishing and from growing beyond the bounds many times over. */
  private static final double LEAST = -4;

  private static final double MOST = 1;
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private final int d;
  private final double[] middle;
  private final double[] half;

  Gaussian(Space.Box space) {
    d = space.size();
    middle = new double[d];
    half = new double[d];
    for (int i = 0; i < d; i++) {
      boolean bounded = Double.isFinite(space.low(i)) && Double.isFinite(space.high(i));
      middle[i] = bounded ? (space.low(i) + space.high(i)) / 2 : 0;
      half[i] = bounded ? (space.high(i) - space.low(i)) / 2 : 1;
    }
  }

  @Override
  public String name() {
    return "gaussian";
  }

  @Override
  public int outputs() {
    return 2 * d;
  }

  @Override
  public int width() {
    return d;
  }

  private double logDeviation(float[] outputs, int at, int i) {
    return Math.min(Math.max(outputs[at + d + i], LEAST), MOST);
  }

  @Override
  public double sample(float[] outputs, int at, RandomStream random, long step, int actor, double[] decision, int to) {
    for (int i = 0; i < d; i++) {
      double noise = random.normal(step, (long) actor * d + i);
      decision[to + i] = outputs[at + i] + noise * Math.exp(logDeviation(outputs, at, i));
    }
    return logProbability(outputs, at, decision, to);
  }

  @Override
  public void best(float[] outputs, int at, double[] decision, int to) {
    for (int i = 0; i < d; i++) {
      decision[to + i] = outputs[at + i];
    }
  }

  @Override
  public void act(double[] decision, int from, double[] action, int to) {
    for (int i = 0; i < d; i++) {
      double within = Math.min(Math.max(decision[from + i], -1), 1);
      action[to + i] = (float) (middle[i] + half[i] * within);
    }
  }

  @Override
  public double logProbability(float[] outputs, int at, double[] decision, int from) {
    double sum = 0;
    for (int i = 0; i < d; i++) {
      double log = logDeviation(outputs, at, i);
      double z = (decision[from + i] - outputs[at + i]) * Math.exp(-log);
      sum -= 0.5 * z * z + log + HALF_LOG_TWO_PI;
    }
    return sum;
  }

  @Override
  public double entropy(float[] outputs, int at) {
    double sum = 0;
    for (int i = 0; i < d; i++) {
      sum += logDeviation(outputs, at, i) + 0.5 + HALF_LOG_TWO_PI;
    }
    return sum;
  }

  @Override
  public void gradient(float[] outputs, int at, double[] decision, int from, double byLogProbability, double byEntropy, float[] gradient) {
    for (int i = 0; i < d; i++) {
      double log = logDeviation(outputs, at, i);
      double inverse = Math.exp(-log);
      double z = (decision[from + i] - outputs[at + i]) * inverse;
      gradient[at + i] = (float) (byLogProbability * z * inverse);
      boolean free = outputs[at + d + i] > LEAST && outputs[at + d + i] < MOST;
      gradient[at + d + i] = free ? (float) (byLogProbability * (z * z - 1) + byEntropy) : 0;
    }
  }
}
