package org.ganglion.benchmarks.ganglion;

import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.loss.Loss;
import org.ganglion.api.loss.Losses;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.benchmarks.row.Samples;
import org.ganglion.benchmarks.row.Task;

/** Both turns of a GAN. */
final class AdversarialWorkload extends TrainingWorkload {
  private final Learner generator;
  private final Learner discriminator;
  private final Tensor firstNoise;
  private final Tensor secondNoise;
  private final Tensor mixed;
  private final Tensor labels;
  private final Tensor real;
  private final Tensor mixedGradient;
  private final Tensor gradient;
  private final int half;
  private final Loss loss = Losses.sigmoidCrossEntropy();

  AdversarialWorkload(Compiler compiler, Task.Adversarial task) {
    this(
        learner(compiler, task.generator(), CompileOptions.training(task.batch()).withGradients(Gradient.PARAMETERS)),
        learner(compiler, task.discriminator(), CompileOptions.training(2 * task.batch())), task);
  }

  private AdversarialWorkload(Learner generator, Learner discriminator, Task.Adversarial task) {
    super(discriminator, generator);
    this.generator = generator;
    this.discriminator = discriminator;
    int batch = task.batch();
    firstNoise = Samples.batch("z1", task.generator(), batch);
    secondNoise = Samples.batch("z2", task.generator(), batch);
    Tensor images = Samples.batch("real", task.discriminator(), batch);
    half = Math.toIntExact(images.shape().size());
    mixed = Tensor.zeros(DType.FLOAT32, images.shape().withBatch(2L * batch));
    mixed.floats().put(0, images.floats(), 0, half);
    labels = Samples.labels(batch);
    real = Samples.filled(1, Shape.of(batch, 1));
    mixedGradient = Tensor.zeros(DType.FLOAT32, labels.shape());
    gradient = Tensor.zeros(DType.FLOAT32, real.shape());
  }

  private static Learner learner(Compiler compiler, NetworkSpec network, CompileOptions options) {
    return new Learner(compiler.compile(network, options), Updater.adam(Task.BETA1), Task.RATE);
  }

  @Override
  public void step() {
    discriminatorGradients();
    discriminator.step();
    generatorGradients();
    generator.step();
  }

  @Override
  void independentStep() {
    discriminatorGradients();
    generatorGradients();
    discriminator.step();
    generator.step();
  }

  private void discriminatorGradients() {
    Network d = discriminator.network();
    mixed.floats().put(half, generator.network().forward(firstNoise, Mode.TRAINING).floats(), 0, half);
    loss.evaluate(d.forward(mixed, Mode.TRAINING), labels, mixedGradient);
    d.backward(mixedGradient, Gradient.PARAMETERS);
  }

  private void generatorGradients() {
    Network g = generator.network();
    Network d = discriminator.network();
    loss.evaluate(d.forward(g.forward(secondNoise, Mode.TRAINING), Mode.TRAINING), real, gradient);
    g.backward(d.backward(gradient, Gradient.INPUTS), Gradient.PARAMETERS);
  }
}
