package org.ganglion.rl.agents.policy;

import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Space;

/** One choice of several, with probabilities by softmax of the outputs. */
final class Categorical implements ActionHead {
  private final Space.Discrete space;
  private final int n;
  private final double[] probabilities;

  Categorical(Space.Discrete space) {
    this.space = space;
    n = space.n();
    probabilities = new double[n];
  }

  @Override
  public String name() {
    return "categorical";
  }

  @Override
  public int outputs() {
    return n;
  }

  @Override
  public int width() {
    return 1;
  }

  /** Fills the probabilities; the logarithm of what the exponentials were divided by. */
  private double normalise(float[] outputs, int at) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, outputs[at + i]);
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      probabilities[i] = Math.exp(outputs[at + i] - largest);
      sum += probabilities[i];
    }
    for (int i = 0; i < n; i++) {
      probabilities[i] /= sum;
    }
    return largest + Math.log(sum);
  }

  @Override
  public double sample(float[] outputs, int at, RandomStream random, long step, int actor, double[] decision, int to) {
    double norm = normalise(outputs, at);
    double rest = random.uniform(step, actor);
    int choice = 0;
    while (choice < n - 1 && rest >= probabilities[choice]) {
      rest -= probabilities[choice++];
    }
    decision[to] = choice;
    return outputs[at + choice] - norm;
  }

  @Override
  public void best(float[] outputs, int at, double[] decision, int to) {
    int best = 0;
    for (int i = 1; i < n; i++) {
      if (outputs[at + i] > outputs[at + best]) {
        best = i;
      }
    }
    decision[to] = best;
  }

  @Override
  public void act(double[] decision, int from, double[] action, int to) {
    action[to] = space.start() + decision[from];
  }

  @Override
  public double logProbability(float[] outputs, int at, double[] decision, int from) {
    return outputs[at + (int) decision[from]] - normalise(outputs, at);
  }

  @Override
  public double entropy(float[] outputs, int at) {
    double norm = normalise(outputs, at);
    double entropy = 0;
    for (int i = 0; i < n; i++) {
      entropy -= probabilities[i] * (outputs[at + i] - norm);
    }
    return entropy;
  }

  @Override
  public void gradient(float[] outputs, int at, double[] decision, int from, double byLogProbability, double byEntropy, float[] gradient) {
    double entropy = byEntropy == 0 ? 0 : entropy(outputs, at);
    double norm = normalise(outputs, at);
    int choice = (int) decision[from];
    for (int i = 0; i < n; i++) {
      double p = probabilities[i];
      double slope = byLogProbability * ((i == choice ? 1 : 0) - p);
      if (byEntropy != 0) {
        slope -= byEntropy * p * (outputs[at + i] - norm + entropy);
      }
      gradient[at + i] = (float) slope;
    }
  }
}
