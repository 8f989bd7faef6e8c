package org.ganglion.api.engine;

import org.ganglion.api.data.Default;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;

/**
 * How gradients become steps. {@code g} is the gradient, {@code rate} the learning rate, t counts steps from 1. Weight decay is decoupled
 * (Loshchilov and Hutter, 2019): before the step {@code w −= rate·decay·w}.
 */
public sealed interface Updater {
  /** {@code v = momentum·v + g; w −= rate·v}. */
  record Sgd(@Default("0") @Min(0) @Max(1) double momentum, @Default("0") @Min(0) double weightDecay) implements Updater {}

  /**
   * {@code m = β₁m + (1−β₁)g; v = β₂v + (1−β₂)g²; w −= rate · (m/(1−β₁ᵗ)) / (√(v/(1−β₂ᵗ)) + ε)}; Kingma and Ba, 2015.
   */
  record Adam(
      @Default("0.9") @Min(0) @Max(1) double beta1,
      @Default("0.999") @Min(0) @Max(1) double beta2,
      @Default("1e-8") @Min(0) double epsilon,
      @Default("0") @Min(0) double weightDecay)
      implements Updater {}

  /** {@code v = decay·v + (1−decay)g²; w −= rate · g / (√v + ε)}; Hinton, 2012. */
  record RmsProp(@Default("0.99") @Min(0) @Max(1) double decay, @Default("1e-8") @Min(0) double epsilon, @Default("0") @Min(0) double weightDecay)
      implements Updater {}

  /** Blocks of state that the updater keeps per parameter: SGD one, Adam two (m, v), RMSProp one. */
  default int slots() {
    return this instanceof Adam ? 2 : 1;
  }

  /** Adam with its customary constants. */
  static Updater adam() {
    return new Adam(0.9, 0.999, 1e-8, 0);
  }

  /** Adam with another β₁; 0.5 is customary for GANs. */
  static Updater adam(double beta1) {
    return new Adam(beta1, 0.999, 1e-8, 0);
  }
}
