package org.ganglion.gan.turn;

import java.util.Map;
import java.util.Set;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.gan.architecture.GanNetworks;
import org.ganglion.gan.source.RealSamples;
import org.ganglion.gan.source.SampleOrder;

/**
 * The generator learns: what it makes shall score high. It learns through the discriminator, whose gradient says how each pixel would have to change;
 * the discriminator itself does not move: its parameters get no gradient, its running statistics stay.
 */
public final class GeneratorTurn {
  private final GanNetworks networks;
  private final MadeBatch made;
  private final ScorePenalty wanted;
  private final Updater updater;
  private final double averaging;
  private double norm;

  /**
   * A turn.
   *
   * @param averaging how much of the average generator stays at each batch, 0.999 for instance
   */
  public GeneratorTurn(
      GanNetworks networks, RealSamples samples, SampleOrder order, GanLoss loss, Updater updater, double averaging, int batch, long seed,
      Arena arena) {
    this.networks = networks;
    this.updater = updater;
    this.averaging = averaging;
    this.made = new MadeBatch(samples, order, networks.generator(), networks.shape().latent(), batch, seed, "generator's turn", arena);
    this.wanted = new ScorePenalty(loss.generator(), loss.wanted(), batch, arena);
  }

  /**
   * Plays one batch.
   *
   * @param step how many batches the generator has played before
   * @return its mean loss
   */
  public double play(long step, double learningRate) {
    double loss = gradients(step);
    norm = networks.generator().clip(Double.MAX_VALUE);
    networks.generator().step(updater, learningRate);
    networks.average().copyFrom(networks.generator(), share(step));
    return loss;
  }

  /** Norm of the last batch's gradient. */
  public double gradientNorm() {
    return norm;
  }

  /** Accumulates the generator's gradients without a step. */
  double gradients(long step) {
    Network discriminator = networks.discriminator();
    Map<String, Tensor> images = made.make(networks.generator(), Mode.TRAINING, step);
    double loss = wanted.of(discriminator.forward(images, Mode.FROZEN_STATISTICS).get("score"));
    Map<String, Tensor> wishes = discriminator.backward(Map.of("score", wanted.gradient()), Set.of(Gradient.INPUTS));
    networks.generator().backward(Map.of("image", wishes.get("image")), Set.of(Gradient.PARAMETERS));
    return loss;
  }

  /** The average follows at once in the beginning, when there is nothing worth keeping yet, and ever more slowly then. */
  private double share(long step) {
    return Math.max(1 - averaging, 1 / (1 + step / 10.0));
  }
}
