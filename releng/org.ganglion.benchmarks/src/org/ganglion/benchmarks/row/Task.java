package org.ganglion.benchmarks.row;

import org.ganglion.api.network.NetworkSpec;

/** What a row computes in each step. Every engine starts from the same weights and is fed the same numbers. */
public sealed interface Task {
  /** Adam's rate in every task but PPO. */
  double RATE = 2e-4;

  /** Adam's β₁ in every task but PPO, where it is 0.9. */
  double BETA1 = 0.5;

  /** The same with smooth activations, see {@link Row#smooth()}. */
  Task smooth();

  /** A forward pass at inference; it has no gradients, so that kinks do not matter. */
  record Inference(NetworkSpec network, int batch) implements Task {
    @Override
    public Task smooth() {
      return this;
    }
  }

  /** Mean squared error against fixed targets, Adam. */
  record Regression(NetworkSpec network, int batch) implements Task {
    @Override
    public Task smooth() {
      return new Regression(Networks.smooth(network), batch);
    }
  }

  /**
   * Both turns of a GAN: the discriminator on a batch of real samples and one of fakes at once, then the generator through the discriminator, whose
   * own gradients nobody computes; cross-entropy on logits, Adam.
   */
  record Adversarial(NetworkSpec generator, NetworkSpec discriminator, int batch) implements Task {
    @Override
    public Task smooth() {
      return new Adversarial(Networks.smooth(generator), Networks.smooth(discriminator), batch);
    }
  }

  /**
   * A shared body with the heads {@code policy} and {@code value}: cross-entropy against uniform move probabilities plus mean squared error, Adam.
   */
  record ActorCritic(NetworkSpec network, int batch) implements Task {
    @Override
    public Task smooth() {
      return new ActorCritic(Networks.smooth(network), batch);
    }
  }

  /** PPO's clipped surrogate with an entropy bonus over two actions, gradients clipped by their norm, Adam; Schulman et al., 2017. */
  record PolicyUpdate(NetworkSpec network, int batch) implements Task {
    /** How far the ratio of probabilities may leave 1. */
    public static final double CLIP = 0.2;

    /** Weight of the entropy. */
    public static final double ENTROPY = 0.01;

    /** Largest norm of the gradients. */
    public static final double NORM = 0.5;

    /** Adam's rate. */
    public static final double RATE = 3e-4;

    /** Log probability that the acting policy gave each action. */
    public static final double OLD = Math.log(0.5);

    @Override
    public Task smooth() {
      return new PolicyUpdate(Networks.smooth(network), batch);
    }

    /** Action taken in a sample. */
    public static int action(int sample) {
      return sample % 2;
    }
  }
}
