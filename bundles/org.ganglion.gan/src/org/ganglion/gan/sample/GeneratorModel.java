package org.ganglion.gan.sample;

import org.ganglion.api.artifact.Model;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.tensor.Shape;
import org.ganglion.gan.source.Conditions;
import org.ganglion.gan.source.PixelRange;

/**
 * What a model must be to draw samples from it.
 *
 * @param latent values of noise
 * @param image channels × height × width
 * @param range which pixels the values −1 and 1 of its images stand for
 */
public record GeneratorModel(int latent, Shape image, PixelRange range, Conditions conditions) {
  /** What {@code kind} says in the facts of a generator. */
  public static final String KIND = "gan-generator";

  /**
   * Reads a model's facts.
   *
   * @throws InputException when it is no generator
   */
  public static GeneratorModel of(Model model) {
    String kind = model.about().getOrDefault("kind", "model of no known kind");
    if (!kind.equals(KIND)) {
      throw new InputException("generator: this is a " + kind + ", samples are drawn from a " + KIND + ", the port 'generator' of gan.train");
    }
    NetworkSpec.Input noise = model.spec().inputs().get(0);
    return new GeneratorModel(noise.sample().dim(0), NetworkGraph.of(model.spec()).outputShapes().get("image"), PixelRange.of(model.about()),
        Conditions.of(model.about()));
  }
}
