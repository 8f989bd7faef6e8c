package org.ganglion.gan.edit;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.loss.Losses;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Shape;
import org.ganglion.gan.turn.Noise;
import org.ganglion.kit.training.ArraySamples;
import org.ganglion.kit.training.LearningRate;
import org.ganglion.kit.training.Trainer;

/** Fits an encoder to a generator: from what it made back to what it was made from. */
public final class EncoderTraining {
  /** What {@code kind} says in the facts of an encoder. */
  public static final String KIND = "gan-encoder";

  private static final int BATCH = 64;
  private static final double RATE = 0.001;

  private final TensorCore core;
  private final Generator generator;
  private final RunContext context;

  public EncoderTraining(TensorCore core, Generator generator, RunContext context) {
    this.core = core;
    this.generator = generator;
    this.context = context;
  }

  /** Trains on one sample of the generator for each condition. */
  public Model train(float[][] conditions, int epochs, Map<String, String> about) {
    int latent = generator.model().latent();
    long seed = RandomStream.derive(context.seed(), "encoder");
    float[][] noise = noise(conditions.length, latent, seed);
    float[][] codes = new float[noise.length][];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = Arrays.copyOf(noise[i], latent + conditions[i].length);
      System.arraycopy(conditions[i], 0, codes[i], latent, conditions[i].length);
    }
    Shape image = generator.model().image();
    NetworkSpec spec = EncoderNet.of(image, latent, conditions[0].length);
    try (Network network = core.compile(spec, seed, CompileOptions.training(BATCH).withGradients(Gradient.PARAMETERS).onEngine(context.engine()))) {
      ArraySamples samples = new ArraySamples(image, Shape.of(codes[0].length), generator.images(noise, conditions), codes);
      Trainer.Plan plan = new Trainer.Plan(Losses.meanSquaredError(), Updater.adam(), LearningRate.cosine(RATE), BATCH, epochs, 0, seed);
      Trainer trainer = new Trainer(network, samples, plan, context.arena());
      while (!trainer.finished()) {
        trainer.step();
        if (trainer.atEpochEnd()) {
          context.metric("encoder's squared error", trainer.done(), trainer.meanLoss());
        }
        context.progress(trainer.done(), trainer.batches(), "batches");
        context.checkCancelled();
      }
      return Model.of(network, about);
    }
  }

  /** Rows of noise under a seed. */
  public static float[][] noise(int rows, int latent, long seed) {
    Noise stream = new Noise(seed, "samples");
    float[][] noise = new float[rows][latent];
    for (int i = 0; i < rows; i++) {
      stream.fill(FloatBuffer.wrap(noise[i]), latent, 0, (long) i * latent);
    }
    return noise;
  }
}
