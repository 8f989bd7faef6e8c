package org.ganglion.gan.edit;

import org.ganglion.api.engine.Mode;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;

/**
 * Finds the noise from which a generator makes given images: an encoder's guess, then Adam on the noise by the gradient of the squared error through
 * the generator (Zhu et al., 2016). A small pull towards zero keeps the noise where the generator learnt to work.
 */
public final class Inversion {
  private static final double RATE = 0.05;
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  /** Of the squared error's mean: weight of the noise's mean square. */
  private static final double PULL = 0.002;

  private final Generator generator;
  private final int steps;
  private final RunContext context;

  public Inversion(Generator generator, int steps, RunContext context) {
    this.generator = generator;
    this.steps = steps;
    this.context = context;
  }

  /** Betters guesses of the noise in their place. */
  public void refine(float[][] images, float[][] conditions, float[][] noise) {
    Shape image = generator.model().image();
    Tensor gradient = context.arena().floats(image.prepend(generator.batch()).toArray());
    for (int first = 0; first < images.length; first += generator.batch()) {
      refine(images, conditions, noise, first, Math.min(generator.batch(), images.length - first), gradient);
    }
  }

  private void refine(float[][] images, float[][] conditions, float[][] noise, int first, int count, Tensor gradient) {
    int size = images[first].length;
    int latent = generator.model().latent();
    double[] mean = new double[count * latent];
    double[] square = new double[count * latent];
    for (int step = 1; step <= steps; step++) {
      Tensor made = generator.forward(noise, conditions, first, count, Mode.FROZEN_STATISTICS);
      for (int i = 0; i < count * size; i++) {
        gradient.floats().put(i, 2f * (made.floats().get(i) - images[first + i / size][i % size]) / size);
      }
      Tensor slope = generator.backward(gradient.samples(0, count));
      double rate = RATE * (1 - (double) (step - 1) / steps) / (1 - Math.pow(BETA1, step)) * Math.sqrt(1 - Math.pow(BETA2, step));
      for (int i = 0; i < mean.length; i++) {
        float[] row = noise[first + i / latent];
        double g = slope.floats().get(i) + 2 * PULL * row[i % latent] / latent;
        mean[i] = BETA1 * mean[i] + (1 - BETA1) * g;
        square[i] = BETA2 * square[i] + (1 - BETA2) * g * g;
        row[i % latent] -= (float) (rate * mean[i] / (Math.sqrt(square[i]) + EPSILON));
      }
      context.checkCancelled();
    }
  }
}
