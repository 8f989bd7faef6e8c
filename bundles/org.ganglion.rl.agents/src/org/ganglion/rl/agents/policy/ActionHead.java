package org.ganglion.rl.agents.policy;

import org.ganglion.api.operator.InputException;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Space;

/** How the network's outputs become an action: a probability distribution over the action space, row by row. */
public interface ActionHead {
  /** The head for a space. */
  static ActionHead of(Space actions) {
    return switch (actions) {
      case Space.Discrete choice -> new Categorical(choice);
      case Space.Box box -> new Gaussian(box);
      default -> throw new InputException("this agent acts by one choice or by numbers in a box, the environment takes " + actions
          + "; a wrapper would fit");
    };
  }

  /** Name for models: {@code categorical} or {@code gaussian}. */
  String name();

  /** Numbers that the network gives for one decision. */
  int outputs();

  /** Numbers that are kept of one decision, from which its probability can be told again. */
  int width();

  /**
   * Draws a decision.
   *
   * @param decision the decision, in the head's own units, from {@code to} on
   * @return logarithm of its probability (density)
   */
  double sample(float[] outputs, int at, RandomStream random, long step, int actor, double[] decision, int to);

  /** The decision that is most probable. */
  void best(float[] outputs, int at, double[] decision, int to);

  /** What the environment is given for a decision. */
  void act(double[] decision, int from, double[] action, int to);

  /** Logarithm of a decision's probability. */
  double logProbability(float[] outputs, int at, double[] decision, int from);

  /** Entropy of the distribution. */
  double entropy(float[] outputs, int at);

  /** Writes {@code byLogProbability · ∂ log p / ∂ outputs + byEntropy · ∂ entropy / ∂ outputs}. */
  void gradient(float[] outputs, int at, double[] decision, int from, double byLogProbability, double byEntropy, float[] gradient);
}
