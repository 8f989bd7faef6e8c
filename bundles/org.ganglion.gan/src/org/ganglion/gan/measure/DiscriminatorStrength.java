package org.ganglion.gan.measure;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.gan.architecture.GanNetworks;
import org.ganglion.gan.sample.SampleMaker;
import org.ganglion.gan.source.RealSamples;
import org.ganglion.kit.statistics.RocArea;

/**
 * How well the discriminator tells samples that it never saw from as many made ones: the area under its ROC curve. 0.5: it guesses; 1: it is never
 * taken in.
 */
public final class DiscriminatorStrength {
  private final GanNetworks networks;
  private final RealSamples samples;
  private final int[] heldOut;
  private final int batch;
  private final SampleMaker maker;
  private final Map<String, Tensor> real = new HashMap<>();

  public DiscriminatorStrength(GanNetworks networks, RealSamples samples, int[] heldOut, int batch, long seed, Arena arena) {
    this.networks = networks;
    this.samples = samples;
    this.heldOut = heldOut;
    this.batch = batch;
    int conditions = samples.conditions().width();
    this.maker = new SampleMaker(networks.generator().graph(), networks.shape().latent(), conditions, batch, seed, arena);
    real.put("image", arena.floats(batch, samples.channels(), samples.height(), samples.width()));
    if (conditions > 0) {
      real.put("condition", arena.floats(batch, conditions));
    }
  }

  /** Measures; nothing moves by it. */
  public double measure() {
    double[] onReal = new double[heldOut.length];
    for (int first = 0; first < heldOut.length; first += batch) {
      int now = Math.min(batch, heldOut.length - first);
      score(load(first, now), onReal, first);
    }
    double[] onMade = new double[heldOut.length];
    maker.draw(
        heldOut.length,
        (sample, to, position) -> samples.copyCondition(heldOut[sample], to, position),
        inputs -> networks.generator().forward(inputs, Mode.INFERENCE),
        (images, conditions, first, now) -> {
          Map<String, Tensor> inputs = new HashMap<>();
          inputs.put("image", images);
          if (conditions != null) {
            inputs.put("condition", conditions);
          }
          score(inputs, onMade, first);
        });
    return RocArea.of(onReal, onMade);
  }

  private Map<String, Tensor> load(int first, int now) {
    Tensor image = real.get("image");
    Tensor condition = real.get("condition");
    int size = Math.toIntExact(image.shape().sampleSize());
    Map<String, Tensor> inputs = new HashMap<>();
    for (int i = 0; i < now; i++) {
      samples.copy(heldOut[first + i], image.floats(), i * size);
      if (condition != null) {
        samples.copyCondition(heldOut[first + i], condition.floats(), i * samples.conditions().width());
      }
    }
    real.forEach((name, tensor) -> inputs.put(name, tensor.samples(0, now)));
    return inputs;
  }

  private void score(Map<String, Tensor> inputs, double[] into, int first) {
    FloatBuffer scores = networks.discriminator().forward(inputs, Mode.INFERENCE).get("score").floats();
    for (int i = 0; i < scores.limit(); i++) {
      into[first + i] = scores.get(i);
    }
  }
}
