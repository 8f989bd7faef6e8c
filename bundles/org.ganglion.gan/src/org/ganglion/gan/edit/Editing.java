package org.ganglion.gan.edit;

import java.nio.FloatBuffer;
import java.util.Map;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.gan.source.RealSamples;

/** Changes attributes of given images: their noise is found once, then images are made of it under other conditions. */
public final class Editing {
  private final Generator generator;
  private final boolean keepDetails;
  private final float[][] given;
  private final float[][] noise;
  private final float[][] rebuilt;

  /**
   * Finds the noise of images.
   *
   * @param conditions of the images, each as wide as the generator's
   * @param steps by which the encoder's guess is refined
   * @param keepDetails whether what the generator cannot make again is kept from the given image, see {@link #under}
   */
  public Editing(
      TensorCore core, Generator generator, Model encoder, RealSamples images, float[][] conditions, int steps, boolean keepDetails,
      RunContext context) {
    this.generator = generator;
    this.keepDetails = keepDetails;
    this.given = new float[images.count()][Math.toIntExact(generator.model().image().size())];
    for (int i = 0; i < given.length; i++) {
      images.copy(i, FloatBuffer.wrap(given[i]), 0);
    }
    this.noise = guess(core, encoder, context);
    new Inversion(generator, steps, context).refine(given, conditions, noise);
    this.rebuilt = generator.images(noise, conditions);
  }

  private float[][] guess(TensorCore core, Model encoder, RunContext context) {
    String kind = encoder.about().getOrDefault("kind", "model of no known kind");
    if (!kind.equals(EncoderTraining.KIND)) {
      throw new InputException("encoder: this is a " + kind + ", noise is found by a " + EncoderTraining.KIND
          + ", the port 'encoder' of gan.train-encoder");
    }
    int batch = generator.batch();
    int latent = generator.model().latent();
    Tensor input = context.arena().floats(generator.model().image().prepend(batch).toArray());
    float[][] codes = new float[given.length][latent];
    try (Network network = core.compile(encoder.spec(), 0, CompileOptions.inference(batch).onEngine(context.engine()))) {
      encoder.into(network);
      for (int first = 0; first < given.length; first += batch) {
        int now = Math.min(batch, given.length - first);
        for (int i = 0; i < now; i++) {
          input.floats().put(i * given[0].length, given[first + i]);
        }
        Tensor code = network.forward(Map.of("image", input.samples(0, now)), Mode.INFERENCE).get("code");
        int width = Math.toIntExact(code.shape().sampleSize());
        if (width != latent + generator.model().conditions().width()) {
          throw new InputException("encoder: it was trained for another generator; train it with gan.train-encoder on this one");
        }
        for (int i = 0; i < now; i++) {
          code.floats().get(i * width, codes[first + i]);
        }
      }
    }
    return codes;
  }

  /** The images given. */
  public float[][] given() {
    return given;
  }

  /** The images that the generator makes of the noise found, under the conditions given. */
  public float[][] rebuilt() {
    return rebuilt;
  }

  /**
   * The images under other conditions. Where details are kept, only the difference that the conditions make is laid over what was given: nobody loses
   * a face because the generator never saw it.
   */
  public float[][] under(float[][] conditions) {
    float[][] made = generator.images(noise, conditions);
    for (int i = 0; keepDetails && i < made.length; i++) {
      for (int p = 0; p < made[i].length; p++) {
        made[i][p] = Math.clamp(given[i][p] + made[i][p] - rebuilt[i][p], -1, 1);
      }
    }
    return made;
  }
}
