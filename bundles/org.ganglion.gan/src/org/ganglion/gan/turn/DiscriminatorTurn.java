package org.ganglion.gan.turn;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.gan.architecture.GanNetworks;
import org.ganglion.gan.architecture.SpectralNormalisation;
import org.ganglion.gan.source.RealSamples;
import org.ganglion.gan.source.SampleOrder;
import org.ganglion.gan.source.Shift;

/**
 * The discriminator learns: a batch of real samples shall score high, a batch of made ones low. Each is a batch of its own, so that batch
 * normalisation never sees both at once and gives the answer away. The generator does not move, its running statistics included.
 */
public final class DiscriminatorTurn {
  private final GanNetworks networks;
  private final RealBatch real;
  private final MadeBatch made;
  private final ScorePenalty high;
  private final ScorePenalty low;
  private final Updater updater;
  private final Optional<SpectralNormalisation> normalisation;

  /**
   * A turn.
   *
   * @param shift how far real samples are moved at random
   * @param normalisation holds the discriminator's weights down after each step
   */
  public DiscriminatorTurn(
      GanNetworks networks,
      RealSamples samples,
      SampleOrder order,
      Shift shift,
      GanLoss loss,
      Updater updater,
      Optional<SpectralNormalisation> normalisation,
      int batch,
      long seed,
      Arena arena) {
    this.networks = networks;
    this.normalisation = normalisation;
    this.updater = updater;
    this.real = new RealBatch(samples, order, shift, batch, seed, arena);
    this.made = new MadeBatch(samples, order, networks.generator(), networks.shape().latent(), batch, seed, "discriminator's turn", arena);
    this.high = new ScorePenalty(loss.discriminator(), loss.real(), batch, arena);
    this.low = new ScorePenalty(loss.discriminator(), loss.made(), batch, arena);
  }

  /**
   * Plays one batch.
   *
   * @param step how many batches the discriminator has played before, the head start included
   * @return its mean loss over real and made samples
   */
  public double play(long step, double learningRate) {
    double onReal = learn(real.fill(step), high);
    double onMade = learn(made.make(networks.generator(), Mode.FROZEN_STATISTICS, step), low);
    normalisation.ifPresentOrElse(held -> held.step(updater, learningRate), () -> networks.discriminator().step(updater, learningRate));
    return (onReal + onMade) / 2;
  }

  private double learn(Map<String, Tensor> inputs, ScorePenalty penalty) {
    Network discriminator = networks.discriminator();
    double loss = penalty.of(discriminator.forward(inputs, Mode.TRAINING).get("score"));
    discriminator.backward(Map.of("score", penalty.gradient()), Set.of(Gradient.PARAMETERS));
    return loss;
  }
}
