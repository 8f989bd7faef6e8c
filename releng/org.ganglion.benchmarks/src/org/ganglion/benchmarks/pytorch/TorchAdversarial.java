package org.ganglion.benchmarks.pytorch;

import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.ganglion.benchmarks.row.Samples;
import org.ganglion.benchmarks.row.Task;

/** Both turns of a GAN, without the gradients that neither turn needs. */
final class TorchAdversarial extends TorchTraining {
  private final TorchNetwork generator;
  private final TorchNetwork discriminator;
  private final Adam generatorAdam;
  private final Adam discriminatorAdam;
  private final Tensor firstNoise;
  private final Tensor secondNoise;
  private final Tensor images;
  private final Tensor labels;
  private final Tensor real;

  TorchAdversarial(Task.Adversarial task, Images images) {
    this(new TorchNetwork(task.generator(), images), new TorchNetwork(task.discriminator(), images), task, images);
  }

  private TorchAdversarial(TorchNetwork generator, TorchNetwork discriminator, Task.Adversarial task, Images layout) {
    super(discriminator, generator);
    this.generator = generator;
    this.discriminator = discriminator;
    generatorAdam = adam(generator, Task.RATE, Task.BETA1);
    discriminatorAdam = adam(discriminator, Task.RATE, Task.BETA1);
    firstNoise = layout.lay(Values.tensor(Samples.batch("z1", task.generator(), task.batch())));
    secondNoise = layout.lay(Values.tensor(Samples.batch("z2", task.generator(), task.batch())));
    images = layout.lay(Values.tensor(Samples.batch("real", task.discriminator(), task.batch())));
    labels = Values.tensor(Samples.labels(task.batch()));
    real = torch.ones(task.batch(), 1);
  }

  @Override
  void train() {
    discriminatorGradients();
    discriminatorAdam.step();
    generatorGradients();
    generatorAdam.step();
  }

  @Override
  void trainIndependently() {
    discriminatorGradients();
    generatorGradients();
    discriminatorAdam.step();
    generatorAdam.step();
  }

  private void discriminatorGradients() {
    Tensor fake;
    try (NoGradGuard guard = new NoGradGuard()) {
      fake = generator.output(firstNoise);
    }
    discriminatorAdam.zero_grad();
    torch.binary_cross_entropy_with_logits(discriminator.output(torch.cat(new TensorVector(images, fake))), labels).backward();
  }

  private void generatorGradients() {
    discriminator.train(false);
    generatorAdam.zero_grad();
    torch.binary_cross_entropy_with_logits(discriminator.output(generator.output(secondNoise)), real).backward();
    discriminator.train(true);
  }
}
