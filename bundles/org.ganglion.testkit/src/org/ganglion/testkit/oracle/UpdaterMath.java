package org.ganglion.testkit.oracle;

import java.util.Arrays;
import org.ganglion.api.engine.Updater;

/** The formulas of {@link Updater}, one value after the other. */
public final class UpdaterMath {
  private final double[][] slots;
  private long steps;

  /** An updater before its first step. */
  public UpdaterMath(Updater updater, int parameters) {
    this.slots = new double[updater.slots()][parameters];
  }

  /** An updater in mid-training: slots one after the other, and steps so far. */
  public UpdaterMath(int slots, double[] state, long steps) {
    int parameters = state.length / slots;
    this.slots = new double[slots][];
    for (int slot = 0; slot < slots; slot++) {
      this.slots[slot] = Arrays.copyOfRange(state, slot * parameters, (slot + 1) * parameters);
    }
    this.steps = steps;
  }

  /** Slots one after the other. */
  public double[] state() {
    return Arrays.stream(slots).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Moves the weights by the gradients. */
  public void step(Updater updater, double rate, double[] weights, double[] gradients) {
    steps++;
    if (updater instanceof Updater.Sgd sgd) {
      decay(weights, rate * sgd.weightDecay());
      for (int i = 0; i < weights.length; i++) {
        slots[0][i] = sgd.momentum() * slots[0][i] + gradients[i];
        weights[i] -= rate * slots[0][i];
      }
    } else if (updater instanceof Updater.Adam adam) {
      decay(weights, rate * adam.weightDecay());
      adam(adam, rate, weights, gradients);
    } else if (updater instanceof Updater.RmsProp prop) {
      decay(weights, rate * prop.weightDecay());
      for (int i = 0; i < weights.length; i++) {
        slots[0][i] = prop.decay() * slots[0][i] + (1 - prop.decay()) * gradients[i] * gradients[i];
        weights[i] -= rate * gradients[i] / (Math.sqrt(slots[0][i]) + prop.epsilon());
      }
    }
  }

  private static void decay(double[] weights, double share) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] -= share * weights[i];
    }
  }

  private void adam(Updater.Adam adam, double rate, double[] weights, double[] gradients) {
    double meanShare = 1 - Math.pow(adam.beta1(), steps);
    double squareShare = 1 - Math.pow(adam.beta2(), steps);
    for (int i = 0; i < weights.length; i++) {
      slots[0][i] = adam.beta1() * slots[0][i] + (1 - adam.beta1()) * gradients[i];
      slots[1][i] = adam.beta2() * slots[1][i] + (1 - adam.beta2()) * gradients[i] * gradients[i];
      weights[i] -= rate * (slots[0][i] / meanShare) / (Math.sqrt(slots[1][i] / squareShare) + adam.epsilon());
    }
  }
}
