package org.ganglion.gan.turn;

import java.util.HashMap;
import java.util.Map;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.gan.source.RealSamples;
import org.ganglion.gan.source.SampleOrder;

/**
 * A batch that the generator makes: noise, and where samples are conditional the conditions of real samples drawn at random, so that what is asked
 * for is as frequent as it is in the data.
 */
final class MadeBatch {
  private final RealSamples samples;
  private final SampleOrder order;
  private final Noise noise;
  private final GumbelNoise gumbel;
  private final RandomStream choice;
  private final Map<String, Tensor> inputs = new HashMap<>();
  private final int batch;

  MadeBatch(RealSamples samples, SampleOrder order, Network generator, int latent, int batch, long seed, String purpose, Arena arena) {
    this.gumbel = new GumbelNoise(generator.graph(), batch, seed, purpose, arena);
    this.samples = samples;
    this.order = order;
    this.batch = batch;
    this.noise = new Noise(seed, purpose);
    this.choice = RandomStream.of(seed, purpose + " condition");
    inputs.put("noise", arena.floats(batch, latent));
    if (samples.conditions().width() > 0) {
      inputs.put("condition", arena.floats(batch, samples.conditions().width()));
    }
  }

  /** The images of a step, with the condition that they were made for: inputs of the discriminator. The images are the generator's own memory. */
  Map<String, Tensor> make(Network generator, Mode mode, long step) {
    Tensor values = inputs.get("noise");
    noise.fill(values.floats(), Math.toIntExact(values.shape().size()), step, 0);
    Tensor condition = inputs.get("condition");
    for (int place = 0; condition != null && place < batch; place++) {
      samples.copyCondition(order.any(choice, step, place), condition.floats(), place * samples.conditions().width());
    }
    gumbel.addTo(inputs, batch, step, 0);
    Tensor image = generator.forward(inputs, mode).get("image");
    return condition == null ? Map.of("image", image) : Map.of("image", image, "condition", condition);
  }
}
